import ChevronRight from "lucide-react/icons/chevron-right";
import Plus from "lucide-react/icons/plus";
import { timeLabels } from "@/components/tickets/labels";
import type { Reading } from "@/components/tickets/timeline-lines";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatWhen } from "@/lib/i18n/time";
import type { RequestList as List, RequestRow } from "@/lib/tickets/view-types";
import { StateBadge } from "./state-badge";

type Whose = "own" | "colleagues";

const paths: Record<Whose, string> = { own: "/requests", colleagues: "/requests?of=colleagues" };

type Props = {
  list: List;
  of: Whose;
  /** Whether an organisation shares its requests with the reader: he has two lists. */
  isShared: boolean;
  isFirst: boolean;
  reading: Reading;
};

export function RequestList({ list, of, isShared, isFirst, reading }: Props) {
  const labels = reading.messages.requests;
  const isOwn = of === "own";
  const next = `${paths[of]}${isOwn ? "?" : "&"}after=${list.next}`;
  const write = (
    <a href="/requests/new" className={buttonClass({ variant: "primary", size: "lg" })}>
      <Plus size={16} strokeWidth={1.75} aria-hidden />
      {labels.new}
    </a>
  );
  if (list.rows.length === 0 && isFirst) {
    return (
      <>
        {isShared && <Switch of={of} labels={labels} />}
        {isOwn ? (
          <EmptyState title={labels.empty} text={labels.emptyText} as="h1">
            {write}
          </EmptyState>
        ) : (
          <EmptyState title={labels.colleaguesEmpty} text={labels.colleaguesEmptyText} as="h1" />
        )}
      </>
    );
  }
  return (
    <div className="mx-auto max-w-[952px]">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 tabIndex={-1} className="text-[25px] leading-8 tracking-tighter md:text-3xl">
          {isOwn ? labels.title : labels.colleaguesTitle}
        </h1>
        {write}
      </div>
      {isShared && <Switch of={of} labels={labels} />}
      <ul aria-label={labels.list} className="mt-5 overflow-hidden rounded-lg border bg-card">
        {list.rows.map((row) => (
          <Row key={row.number} row={row} reading={reading} />
        ))}
      </ul>
      <nav aria-label={labels.list} className="mt-4 flex flex-wrap justify-center gap-3">
        {!isFirst && (
          <a href={paths[of]} className={buttonClass({ variant: "ghost", size: "lg" })}>
            {labels.newest}
          </a>
        )}
        {list.next && (
          <a href={next} className={buttonClass({ variant: "ghost", size: "lg" })}>
            {labels.older}
          </a>
        )}
      </nav>
    </div>
  );
}

/** Plain links, as all are here. */
function Switch({ of, labels }: { of: Whose; labels: Messages["requests"] }) {
  const lists = { own: labels.mine, colleagues: labels.colleagues };
  return (
    <nav aria-label={labels.whose} className="mx-auto mt-3 flex max-w-[952px] gap-5 border-b">
      {(["own", "colleagues"] as const).map((one) => (
        <a
          key={one}
          href={paths[one]}
          aria-current={one === of ? "page" : undefined}
          className="-mb-px inline-flex min-h-11 items-center border-transparent border-b-2 font-medium text-muted-foreground hover:text-foreground aria-[current=page]:border-foreground aria-[current=page]:text-foreground"
        >
          {lists[one]}
        </a>
      ))}
    </nav>
  );
}

function Row({ row, reading }: { row: RequestRow; reading: Reading }) {
  const { now, timeZone, locale, messages } = reading;
  return (
    <li className="border-b last:border-0">
      <a
        href={`/requests/${row.number}`}
        className="grid grid-cols-[minmax(0,1fr)_20px] items-center gap-x-4.5 gap-y-1.5 px-4 py-3 hover:bg-canvas focus-visible:-outline-offset-2 md:grid-cols-[minmax(0,1fr)_196px_150px_20px] md:px-5 md:py-3.5"
      >
        <span className="min-w-0">
          <span dir="auto" className="block truncate font-medium">
            {row.subject}
          </span>
          <span className="block text-base text-muted-foreground">
            {fillMessage(messages.requests.number, { number: row.number })}
            {row.askedBy !== null && (
              <>
                {" · "}
                <bdi>{fillMessage(messages.requests.askedBy, { name: row.askedBy })}</bdi>
              </>
            )}
          </span>
        </span>
        <span className="row-start-2 md:row-auto">
          <StateBadge state={row.state} labels={messages.requests} />
        </span>
        <time
          dateTime={row.lastMessageAt}
          className="text-end text-base text-muted-foreground tabular-nums touch:hidden"
        >
          {formatWhen(row.lastMessageAt, now, timeZone, locale, timeLabels(messages))}
        </time>
        <ChevronRight size={18} strokeWidth={1.75} className="text-muted-foreground" aria-hidden />
      </a>
    </li>
  );
}
