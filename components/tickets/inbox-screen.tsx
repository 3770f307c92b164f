import { getLocale, getMessages } from "next-intl/server";
import { KeyHints } from "@/components/shell/key-hints";
import { pack } from "@/components/ui/packed";
import type { ViewKey } from "@/lib/tickets/inputs";
import type { TicketList as List, ViewCounts } from "@/lib/tickets/view-types";
import { InboxEmpty } from "./inbox-empty";
import { InboxHeader } from "./inbox-header";
import { listLabels } from "./labels";
import { TicketList } from "./ticket-list";
import type { LoadMore } from "./use-list-rows";

type Props = {
  list: List;
  counts: ViewCounts;
  /** Those that its reader has. */
  views: ViewKey[];
  /** ISO instant of the request. */
  now: string;
  timeZone: string;
  /** Appends in place; without it Load more is a link to the next page. */
  loadMore?: LoadMore;
  /** false when the page was asked for with a cursor. */
  firstPage?: boolean;
};

export async function InboxScreen({ list, counts, views, now, timeZone, loadMore, firstPage = true }: Props) {
  const [messages, locale] = await Promise.all([getMessages(), getLocale()]);
  const { views: names, shell } = messages;
  const empty = list.rows.length === 0 && firstPage;
  return (
    <>
      <InboxHeader view={list.view} counts={counts} views={views} labels={names} />
      {empty && (
        <InboxEmpty view={list.view} counts={counts} views={views} messages={messages} locale={locale} />
      )}
      {!empty && (
        <>
          <TicketList
            key={`${list.view} ${firstPage}`}
            packed={pack({ list, now, labels: listLabels(messages) })}
            viewName={names[list.view]}
            timeZone={timeZone}
            locale={locale}
            loadMore={loadMore}
            firstPage={firstPage}
          />
          <KeyHints
            hints={[
              { keys: ["J", "K"], label: shell.keys.move },
              { keys: ["Enter"], label: shell.keys.open },
              { keys: ["."], label: shell.keys.apply },
            ]}
          />
        </>
      )}
    </>
  );
}
