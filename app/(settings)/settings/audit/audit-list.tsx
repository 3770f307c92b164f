import type { Route } from "next";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { fillMessage } from "@/lib/i18n/fill-message";
import { dateFormat } from "@/lib/i18n/intl";
import type { Messages } from "@/lib/i18n/load-messages";
import type { AuditEntry } from "@/lib/tickets/view-types";
import { changeText } from "./change-text";

type Props = { entries: AuditEntry[]; words: Messages; locale: string; timeZone: string };

export function AuditList({ entries, words, locale, timeZone }: Props) {
  const { audit } = words.settings;
  const when = dateFormat(locale, {
    dateStyle: "medium",
    timeStyle: "medium",
    timeZone,
  });
  return (
    <ol aria-label={audit.list} className="rounded-lg border bg-card">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="grid gap-x-4 gap-y-0.5 border-t px-3.5 py-2.5 first:border-t-0 md:grid-cols-[168px_176px_minmax(0,1fr)]"
        >
          <time dateTime={entry.at} className="text-muted-foreground tabular-nums">
            {when.format(new Date(entry.at))}
          </time>
          <span className="flex min-w-0 items-center gap-2 self-start font-medium">
            <Avatar person={{ id: entry.actor.id, name: entry.actor.name || words.app.unknown }} size={20} />
            <span dir="auto" className="truncate">
              {entry.actor.name || words.app.unknown}
            </span>
          </span>
          <div className="min-w-0">
            <p className="text-secondary-text">
              <EventName name={entry.name} labels={audit.events} /> <TicketName {...entry} words={words} />
              {entry.about.length > 0 && <code className="font-mono text-xs">{entry.about.join(", ")}</code>}
            </p>
            {entry.changes.map((change) => (
              <p key={change.field} dir="auto" className="break-words text-muted-foreground text-xs">
                {changeText(change, words, locale)}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** In words where there are some; an event of another version is named as it is written. */
function EventName({ name, labels }: { name: string; labels: Messages["settings"]["audit"]["events"] }) {
  const known = (labels as Record<string, string>)[name.replace(".", "_")];
  return known ?? <code className="font-mono text-xs">{name}</code>;
}

function TicketName({ ticket, words }: { ticket: AuditEntry["ticket"]; words: Messages }) {
  const { audit } = words.settings;
  if (ticket === null) return null;
  if (ticket === "hidden") return <span className="text-muted-foreground">{audit.hidden}</span>;
  return (
    <Link
      href={`/tickets/${ticket.number}` as Route}
      prefetch={false}
      className="font-medium text-primary-text hover:underline"
    >
      {fillMessage(audit.ticket, { number: ticket.number })}
    </Link>
  );
}
