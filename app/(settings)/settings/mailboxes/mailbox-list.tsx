import Mail from "lucide-react/icons/mail";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import type { MailboxView } from "@/lib/email/view-types";
import { MailboxState } from "./mailbox-state";
import { type Shared, sentence, whenText } from "./shared";

export function MailboxList({ boxes, ...shared }: Shared & { boxes: MailboxView[] }) {
  const labels = shared.words.settings.mailboxes;
  return (
    <ul aria-label={labels.title} className="flex flex-col gap-2.5">
      {boxes.map((box) => (
        <li key={box.id} className="rounded-lg border bg-card px-4 py-3.5">
          <div className="flex flex-wrap items-center gap-x-3.5 gap-y-2">
            <span className="grid size-[38px] shrink-0 place-items-center rounded-md bg-primary-soft text-primary-text">
              <Mail size={18} strokeWidth={1.75} aria-hidden />
            </span>
            <div className="min-w-0 grow basis-52">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-base">
                <span className="break-all font-semibold">{box.address}</span>
                {box.isDefault && <Badge>{labels.default}</Badge>}
              </p>
              <p dir="auto" className="break-words text-muted-foreground">
                {box.name} {box.aliases > 0 && sentence(shared, labels.further, { count: box.aliases })}
              </p>
            </div>
            <MailboxState state={box.state} labels={labels.states} />
            <ButtonLink
              size="sm"
              href={`/settings/mailboxes/${box.id}`}
              aria-label={sentence(shared, labels.openOf, { address: box.address })}
            >
              {labels.open}
            </ButtonLink>
          </div>
          <div className="mt-3 border-t pt-2.5">
            <HealthLine box={box} {...shared} />
          </div>
        </li>
      ))}
    </ul>
  );
}

export function HealthLine({ box, ...shared }: Shared & { box: Pick<MailboxView, "health"> }) {
  const labels = shared.words.settings.mailboxes;
  const { lastIn, lastOut, inDay, outDay } = box.health;
  const at = (instant: string | null) => (instant ? whenText(shared, instant) : labels.never);
  const facts = [
    { label: labels.lastIn, value: at(lastIn) },
    { label: labels.lastOut, value: at(lastOut) },
    { label: labels.lastDay, value: sentence(shared, labels.inOut, { in: inDay, out: outDay }) },
  ];
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-xs">
      {facts.map(({ label, value }) => (
        <div key={label} className="flex gap-1.5">
          <dt className="text-muted-foreground">{label}</dt>
          <dd className="text-secondary-text tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
