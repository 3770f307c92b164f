"use client";

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type MouseEvent, useMemo, useRef } from "react";
import { buttonClass } from "@/components/ui/button";
import { type Packed, unpack } from "@/components/ui/packed";
import { useScripts } from "@/components/ui/use-scripts";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { TicketList as List, TicketRow as Row } from "@/lib/tickets/view-types";
import { GroupHeader } from "./group-header";
import { firstRows, groupRows } from "./group-rows";
import type { ListLabels } from "./labels";
import { NewTicketsBar } from "./new-tickets-bar";
import { TicketRow } from "./ticket-row";
import { type LoadMore, useListRows } from "./use-list-rows";
import { rememberRow, useRovingRows } from "./use-roving-rows";

type Props = {
  /** With the instant of the request: no two answers are equal, and each one is compared with what stands there. */
  packed: Packed<{ list: List; now: string; labels: ListLabels }>;
  viewName: string;
  timeZone: string;
  locale: string;
  loadMore?: LoadMore;
  firstPage: boolean;
};

/** What fills a window of 1,000 px. The server paints no more; the others follow as soon as the page's scripts run. */
const paintedAtFirst = 16;

/** Must get a new `key` per view and cursor: within one, new data never moves the rows. */
export function TicketList({ packed, viewName, timeZone, locale, loadMore, firstPage }: Props) {
  const { list, now, labels } = useMemo(() => unpack(packed), [packed]);
  const router = useRouter();
  const { rows, next, newCount, showNew, more, loading } = useListRows(list, loadMore, labels.networkError);
  const at = Date.parse(now);
  const groups = groupRows(rows, list.view, at, timeZone);
  const ordered = groups.flatMap((group) => group.rows);
  const painted = useScripts() ? groups : firstRows(groups, paintedAtFirst);
  const href = (row: Row) => `/tickets/${row.number}?view=${list.view}`;
  const remember = (row: Row) => rememberRow(list.view, row.number);
  const { currentNumber, setCurrent } = useRovingRows(ordered, list.view, (row) => {
    remember(row);
    router.push(href(row) as Route);
  });
  const open = (row: Row, event: MouseEvent) => {
    remember(row);
    // With a key held the browser opens its own tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(href(row) as Route);
  };
  const hovered = useRef<ReturnType<typeof setTimeout>>(undefined);
  const prefetch = (row: Row, wait: number) => {
    clearTimeout(hovered.current);
    hovered.current = setTimeout(() => router.prefetch(href(row) as Route), wait);
  };
  return (
    <div className="min-h-0 grow overflow-y-auto overscroll-contain">
      {newCount > 0 && (
        <NewTicketsBar
          text={fillMessage(labels.newTickets, { count: newCount }, locale)}
          show={labels.show}
          onShow={showNew}
        />
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: see ticket-row */}
      <div
        role="grid"
        aria-label={fillMessage(labels.label, { view: viewName })}
        aria-rowcount={ordered.length}
      >
        {painted.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: see ticket-row
          <div role="rowgroup" key={group.key ?? "all"}>
            {group.key && <GroupHeader group={group.key} label={labels[group.key]} count={group.count} />}
            {group.rows.map((row) => (
              <TicketRow
                key={row.id}
                row={row}
                href={href(row)}
                now={at}
                timeZone={timeZone}
                locale={locale}
                labels={labels}
                current={row.number === currentNumber}
                onFocus={() => {
                  setCurrent(row.number);
                  prefetch(row, 0);
                }}
                onOpen={(event) => open(row, event)}
                onIntent={() => prefetch(row, 80)}
              />
            ))}
          </div>
        ))}
      </div>
      {(next || !firstPage) && (
        <div className="flex justify-center gap-2 p-4">
          {!firstPage && (
            <Link href={`/inbox/${list.view}` as Route} className={buttonClass({ variant: "ghost" })}>
              {labels.firstPage}
            </Link>
          )}
          {next && (
            <Link
              href={`/inbox/${list.view}?cursor=${encodeURIComponent(next)}` as Route}
              prefetch={false}
              aria-busy={loading || undefined}
              className={buttonClass({})}
              onClick={(event) => {
                if (!loadMore || event.ctrlKey || event.metaKey) return;
                event.preventDefault();
                more();
              }}
            >
              {labels.loadMore}
            </Link>
          )}
        </div>
      )}
    </div>
  );
}
