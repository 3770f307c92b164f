import ArrowLeft from "lucide-react/icons/arrow-left";
import type { Route } from "next";
import Link from "next/link";
import { getLocale, getMessages } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { timeLabels } from "@/components/tickets/labels";
import { StatusIcon } from "@/components/tickets/status-icon";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatDuration, formatWhen } from "@/lib/i18n/time";
import type { BehindView } from "@/lib/reports/view-types";
import { formatDay } from "./day-format";
import { behindHref, reportHref } from "./report-href";

type Props = { list: BehindView; firstPage: boolean; now: string; timeZone: string };

/** The tickets that one number of a report counts. */
export async function BehindScreen({ list, firstPage, now, timeZone }: Props) {
  const [messages, locale] = await Promise.all([getMessages(), getLocale()]);
  const { reports, status } = messages;
  const { behind, parts } = reports;
  const { measure, range, team } = list;
  const time = timeLabels(messages);
  const measured = measure === "answered";
  const from = formatDay(range.from, locale, true);
  const to = formatDay(range.to, locale, true);
  const days = range.days === 1 ? from : fillMessage(reports.days, { from, to });
  return (
    <>
      <PageHeader title={parts[measure]} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-4 md:px-5">
        <p className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1">
          <Link
            href={reportHref("/reports", range, team) as Route}
            prefetch={false}
            className="inline-flex items-center gap-1 rounded-xs font-medium text-primary-text touch:min-h-11"
          >
            <ArrowLeft size={15} strokeWidth={1.75} aria-hidden className="rtl:-scale-x-100" />
            {behind.back}
          </Link>
          <span className="font-medium tabular-nums">
            {fillMessage(behind.count, { count: list.count }, locale)}
          </span>
          <span className="text-muted-foreground">
            {[measure.startsWith("open-") ? behind.now : days, team?.name].filter(Boolean).join(", ")}
          </span>
          <span className="text-muted-foreground text-xs">{reports.scope[list.scope]}</span>
        </p>
        {list.rows.length === 0 && <EmptyState title={parts[measure]} text={behind.empty} />}
        {list.rows.length > 0 && (
          <table className="w-full">
            <caption className="sr-only">{parts[measure]}</caption>
            <thead>
              <tr className="border-b text-muted-foreground text-xs">
                <th scope="col" className="py-1.5 text-start font-medium">
                  {behind.subject}
                </th>
                <th scope="col" className="py-1.5 ps-3 text-start font-medium touch:hidden">
                  {behind.requester}
                </th>
                <th scope="col" className="py-1.5 ps-3 text-start font-medium touch:hidden">
                  {behind.status}
                </th>
                {measured && (
                  <th scope="col" className="py-1.5 ps-3 text-end font-medium md:whitespace-nowrap">
                    {behind.firstReply}
                  </th>
                )}
                <th scope="col" className="py-1.5 ps-3 text-end font-medium">
                  {measure === "solved" ? behind.solvedAt : behind.created}
                </th>
              </tr>
            </thead>
            <tbody>
              {list.rows.map((row) => (
                <tr key={row.id} className="relative border-b last:border-0 hover:bg-accent">
                  <td className="w-full max-w-0 py-2 touch:py-3">
                    <Link
                      href={`/tickets/${row.number}` as Route}
                      prefetch={false}
                      className="flex gap-2 after:absolute after:inset-0"
                    >
                      <span className="text-muted-foreground tabular-nums">#{row.number}</span>
                      <span dir="auto" className="truncate font-medium">
                        {row.subject}
                      </span>
                    </Link>
                  </td>
                  <td dir="auto" className="max-w-44 truncate py-2 ps-3 text-secondary-text touch:hidden">
                    {row.requester}
                  </td>
                  <td className="py-2 ps-3 text-secondary-text touch:hidden">
                    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
                      <StatusIcon status={row.status} />
                      {status[row.status]}
                    </span>
                  </td>
                  {measured && (
                    <td className="whitespace-nowrap py-2 ps-3 text-end tabular-nums">
                      {row.seconds === null ? reports.noFigure : formatDuration(row.seconds, time, true)}
                    </td>
                  )}
                  <td className="whitespace-nowrap py-2 ps-3 text-end text-muted-foreground text-xs tabular-nums">
                    <time dateTime={row.at}>{formatWhen(row.at, now, timeZone, locale, time)}</time>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className="mt-4 flex flex-wrap gap-2">
          {!firstPage && <ButtonLink href={behindHref(measure, range, team)}>{behind.first}</ButtonLink>}
          {list.next && (
            <ButtonLink href={behindHref(measure, range, team, list.next)}>{behind.more}</ButtonLink>
          )}
        </p>
      </div>
    </>
  );
}
