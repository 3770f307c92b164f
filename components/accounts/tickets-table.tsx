import type { Route } from "next";
import Link from "next/link";
import { timeLabels } from "@/components/tickets/labels";
import { StatusIcon } from "@/components/tickets/status-icon";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatAge } from "@/lib/i18n/time";
import type { TicketsOf } from "@/lib/tickets/view-types";
import type { Reader } from "./people-table";
import { tableClass } from "./table-class";

type Props = {
  rows: TicketsOf["rows"];
  messages: Messages;
  reading: Reader;
  /** For an organisation, whose tickets are several people's. */
  withRequester?: boolean;
};

export function TicketsTable({ rows, messages, reading, withRequester = false }: Props) {
  const { customers: labels, status } = messages;
  if (rows.length === 0) return <p className="text-muted-foreground">{labels.noTickets}</p>;
  return (
    <div className={tableClass.frame}>
      <table className={tableClass.table}>
        <thead>
          <tr className={tableClass.head}>
            <th scope="col">{labels.colTicket}</th>
            <th scope="col">{labels.colStatus}</th>
            {withRequester && (
              <th scope="col" className={tableClass.wide}>
                {labels.colRequester}
              </th>
            )}
            <th scope="col" className={tableClass.wide}>
              {labels.colAssignee}
            </th>
            <th scope="col">{labels.colAge}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((ticket) => (
            <tr key={ticket.number} className={tableClass.row}>
              <td className="w-full min-w-0">
                <Link
                  href={`/tickets/${ticket.number}` as Route}
                  prefetch={false}
                  dir="auto"
                  className={`${tableClass.link} [overflow-wrap:anywhere]`}
                >
                  {ticket.subject}
                </Link>
                <span className="block text-muted-foreground text-xs tabular-nums">#{ticket.number}</span>
              </td>
              <td className="whitespace-nowrap">
                <span className="inline-flex items-center gap-[7px]">
                  <StatusIcon status={ticket.status} />
                  {status[ticket.status]}
                </span>
              </td>
              {withRequester && (
                <td dir="auto" className={`whitespace-nowrap ${tableClass.wide}`}>
                  {ticket.requester}
                </td>
              )}
              <td dir="auto" className={`whitespace-nowrap ${tableClass.wide}`}>
                {ticket.assignee ?? messages.app.nobody}
              </td>
              <td className="whitespace-nowrap text-muted-foreground tabular-nums">
                {formatAge(
                  ticket.lastMessageAt,
                  reading.now,
                  reading.timeZone,
                  reading.locale,
                  timeLabels(messages),
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
