import ArrowRight from "lucide-react/icons/arrow-right";
import BookOpen from "lucide-react/icons/book-open";
import Building2 from "lucide-react/icons/building-2";
import ChevronRight from "lucide-react/icons/chevron-right";
import { PriorityIcon } from "@/components/tickets/priority-icon";
import { SlaPill } from "@/components/tickets/sla-pill";
import { StatusIcon } from "@/components/tickets/status-icon";
import { Avatar } from "@/components/ui/avatar";
import { Kbd } from "@/components/ui/kbd";
import type { TicketStatus } from "@/db/enums";
import { unsolvedStatuses } from "@/db/enums";
import { HitText } from "./hit-text";
import type { GroupName, PaletteItem, PaletteWords } from "./types";

const icons: Partial<Record<GroupName, typeof BookOpen>> = {
  articles: BookOpen,
  organisations: Building2,
  pages: ArrowRight,
  commands: ChevronRight,
  ticket: ChevronRight,
};

/** Label and end: side by side, and on a phone one below the other. */
export const lineClass =
  "flex min-w-0 grow items-center gap-2.5 touch:flex-col touch:items-stretch touch:gap-0 touch:py-1.5";

type Parts = { item: PaletteItem; words: PaletteWords };

/** Before the label: what kind of thing it is; of a ticket in words too, for its icon alone would not say it. */
export function LineIcon({ item, group, words }: Parts & { group: GroupName }) {
  const Icon = icons[group];
  return (
    <span className="grid w-[22px] shrink-0 place-items-center text-muted-foreground">
      {item.ticket && isUnsolved(item.ticket.status) && (
        <>
          <PriorityIcon priority={item.ticket.priority} />
          <span className="sr-only">{words.priority[item.ticket.priority]}</span>
        </>
      )}
      {item.ticket && !isUnsolved(item.ticket.status) && (
        <>
          <StatusIcon status={item.ticket.status} />
          <span className="sr-only">{words.status[item.ticket.status]}</span>
        </>
      )}
      {item.personId !== undefined && <Avatar person={{ id: item.personId, name: item.label }} size={22} />}
      {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden />}
    </span>
  );
}

/** Behind the label: what tells it from others of its name, and the key that does the same. */
export function LineEnd({ item, now, words, typed }: Parts & { now: string | null; typed: string }) {
  const { ticket, detail, keys } = item;
  return (
    <span className="flex min-w-0 shrink-0 items-center md:max-w-[45%] gap-2.5 text-muted-foreground text-xs tabular-nums">
      {ticket && (
        <span dir="auto" className="truncate">
          <HitText text={ticket.requester} typed={typed} />
        </span>
      )}
      {ticket && <span className="shrink-0">#{ticket.number}</span>}
      {ticket && now && ticket.clock && isUnsolved(ticket.status) && (
        <SlaPill clock={ticket.clock} now={now} labels={words.sla} className="touch:hidden" />
      )}
      {detail && (
        <span dir="auto" className="truncate">
          {detail}
        </span>
      )}
      {keys && <Kbd>{keys}</Kbd>}
    </span>
  );
}

function isUnsolved(status: TicketStatus): boolean {
  return unsolvedStatuses.some((one) => one === status);
}
