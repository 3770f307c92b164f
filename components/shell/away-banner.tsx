import CalendarOff from "lucide-react/icons/calendar-off";
import { buttonClass } from "@/components/ui/button-class";

type Props = { text: string; end: string };

/** Above one's own pages while one is away; a route ends it, so that it costs no page a script. */
export function AwayBanner({ text, end }: Props) {
  return (
    <section
      aria-label={text}
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-primary-soft px-4 py-1.5 text-primary-text text-sm md:px-7"
    >
      <CalendarOff size={16} strokeWidth={1.75} className="shrink-0" aria-hidden />
      <p className="min-w-0 grow font-medium">{text}</p>
      <form method="post" action="/away/end">
        <button type="submit" className={buttonClass({ size: "sm" })}>
          {end}
        </button>
      </form>
    </section>
  );
}
