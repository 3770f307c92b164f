import type { Route } from "next";
import Link from "next/link";
import { changeText } from "@/components/tickets/change-text";
import { actorText, eventText } from "@/components/tickets/entry-text";
import { Avatar } from "@/components/ui/avatar";
import { dateFormat } from "@/lib/i18n/intl";
import type { Messages } from "@/lib/i18n/load-messages";
import type { HistoryEntry } from "@/lib/tickets/view-types";
import type { Reader } from "./people-table";

type Props = { entries: HistoryEntry[]; messages: Messages; reading: Reader };

/** What happened with a customer or an organisation: a sentence each, in the audit's words. */
export function HistoryList({ entries, messages, reading }: Props) {
  const { history, noHistory } = messages.customers;
  const { locale, timeZone } = reading;
  if (entries.length === 0) return <p className="text-muted-foreground">{noHistory}</p>;
  const when = dateFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  return (
    <ol aria-label={history} className="overflow-hidden rounded-lg border bg-card">
      {entries.map((entry) => {
        const who = actorText(entry, messages);
        return (
          <li key={entry.id} className="flex gap-2.5 border-t px-3.5 py-2.5 first:border-t-0">
            <Avatar person={{ ...entry.actor, name: who }} size={20} />
            <div className="min-w-0 grow [overflow-wrap:anywhere]">
              <p className="text-secondary-text">
                <strong dir="auto" className="font-medium text-foreground">
                  {who}
                </strong>{" "}
                {eventText(entry.name, messages)}{" "}
                {entry.ticket && (
                  <Link
                    href={`/tickets/${entry.ticket.number}` as Route}
                    prefetch={false}
                    dir="auto"
                    className="text-primary-text hover:underline"
                  >
                    #{entry.ticket.number} {entry.ticket.subject}
                  </Link>
                )}
              </p>
              {entry.changes.length > 0 && (
                <p dir="auto" className="text-muted-foreground">
                  {entry.changes.map((change) => changeText(change, messages, locale)).join(", ")}
                </p>
              )}
              <time dateTime={entry.at} className="text-muted-foreground text-xs tabular-nums">
                {when.format(new Date(entry.at))}
              </time>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
