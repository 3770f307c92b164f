import MailCheck from "lucide-react/icons/mail-check";
import { buttonClass } from "@/components/ui/button-class";

type Props = { title: string; text: string; hint: string; another: string };

/** What comes next lies in the reader's mailbox. */
export function MailboxNotice({ title, text, hint, another }: Props) {
  return (
    <div className="flex max-w-[640px] flex-col items-start gap-3">
      <span className="grid size-11 place-items-center rounded-full bg-success-soft text-success-text">
        <MailCheck size={22} strokeWidth={1.75} aria-hidden />
      </span>
      <h1 tabIndex={-1} className="text-[25px] leading-8 tracking-tighter md:text-3xl">
        {title}
      </h1>
      <p className="text-lg [overflow-wrap:anywhere]">{text}</p>
      <p className="text-muted-foreground">{hint}</p>
      <a href="/requests/new" className={buttonClass({ size: "lg" })}>
        {another}
      </a>
    </div>
  );
}
