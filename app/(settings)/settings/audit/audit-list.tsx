import ChevronRight from "lucide-react/icons/chevron-right";
import { changeText } from "@/components/tickets/change-text";
import { actorText, eventText, ticketText } from "@/components/tickets/entry-text";
import { Avatar } from "@/components/ui/avatar";
import { dateFormat } from "@/lib/i18n/intl";
import type { Messages } from "@/lib/i18n/load-messages";
import type { AuditEntry } from "@/lib/tickets/view-types";
import { AuditMore } from "./audit-more";

type Props = { entries: AuditEntry[]; words: Messages; locale: string; timeZone: string };

const columns = "gap-x-4 gap-y-0.5 px-3.5 pe-12 md:grid-cols-[168px_176px_minmax(0,1fr)_132px]";

/** A sentence for each change; what it was before and from where stand beneath, once they are asked for. */
export function AuditList({ entries, words, locale, timeZone }: Props) {
  const { audit } = words.settings;
  const when = dateFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone });
  return (
    <div className="overflow-hidden rounded-lg border bg-card">
      <div
        aria-hidden
        className={`hidden bg-canvas py-2 font-medium text-muted-foreground md:grid ${columns}`}
      >
        <span>{audit.time}</span>
        <span>{audit.person}</span>
        <span>{audit.what}</span>
        <span>{audit.origin}</span>
      </div>
      <ol aria-label={audit.list}>
        {entries.map((entry) => {
          const who = actorText(entry, words);
          return (
            <li key={entry.id} className="relative border-t max-md:first:border-t-0">
              <div className={`grid py-2.5 ${columns}`}>
                <time dateTime={entry.at} className="text-muted-foreground tabular-nums">
                  {when.format(new Date(entry.at))}
                </time>
                <span className="flex min-w-0 items-center gap-2 self-start font-medium">
                  <Avatar person={{ ...entry.actor, name: who }} size={20} />
                  <span dir="auto" className="truncate">
                    {who}
                  </span>
                </span>
                <p className="min-w-0 text-secondary-text md:truncate">
                  <EventName name={entry.name} words={words} />{" "}
                  <strong className="font-medium text-foreground">
                    {[ticketText(entry, words), ...entry.about].filter(Boolean).join(", ")}
                  </strong>{" "}
                  <span dir="auto" className="text-muted-foreground">
                    {entry.changes.map((change) => changeText(change, words, locale)).join(", ")}
                  </span>
                </p>
                <span className="truncate font-mono text-muted-foreground text-xs leading-5">
                  {entry.origin?.network}
                </span>
              </div>
              <details className="group">
                <summary
                  aria-label={`${audit.more}: ${who}, ${eventText(entry.name, words)}`}
                  className="absolute top-1.5 right-2 grid size-7 place-items-center rounded-sm text-muted-foreground hover:bg-accent touch:top-0 touch:size-11"
                >
                  <ChevronRight aria-hidden size={15} className="group-open:rotate-90 rtl:-scale-x-100" />
                </summary>
                <AuditMore entry={entry} words={words} locale={locale} />
              </details>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function EventName({ name, words }: { name: string; words: Messages }) {
  const text = eventText(name, words);
  return text === name ? <code className="font-mono text-xs">{name}</code> : text;
}
