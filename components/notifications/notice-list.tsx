import AtSign from "lucide-react/icons/at-sign";
import type Bell from "lucide-react/icons/bell";
import BellRing from "lucide-react/icons/bell-ring";
import Inbox from "lucide-react/icons/inbox";
import MessageSquare from "lucide-react/icons/message-square";
import StickyNote from "lucide-react/icons/sticky-note";
import Timer from "lucide-react/icons/timer";
import TimerOff from "lucide-react/icons/timer-off";
import UserRoundCheck from "lucide-react/icons/user-round-check";
import type { Route } from "next";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import type { NoticeKind } from "@/db/enums";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatAge, type TimeLabels } from "@/lib/i18n/time";
import type { NoticeView } from "@/lib/notifications/view-types";

const icons = {
  assigned: UserRoundCheck,
  mentioned: AtSign,
  answered: MessageSquare,
  waiting: Inbox,
  added: BellRing,
  noted: StickyNote,
  near: Timer,
  breached: TimerOff,
} satisfies Record<NoticeKind, typeof Bell>;

const tones: Partial<Record<NoticeKind, string>> = {
  near: "text-warning-text",
  breached: "text-danger-text",
};

type Props = {
  notices: NoticeView[];
  labels: Messages["notices"];
  timeLabels: TimeLabels;
  /** ISO instant of the request. */
  now: string;
  timeZone: string;
  locale: string;
};

/** Newest first; each leads to its ticket, which reads it. */
export function NoticeList({ notices, labels, timeLabels, now, timeZone, locale }: Props) {
  const headline = ({ kind, by }: NoticeView) =>
    kind === "assigned" && by === null
      ? labels.assignedSystem
      : fillMessage(labels[kind], { name: by ?? "" }, locale);
  return (
    <ul className="overflow-hidden rounded-lg border bg-card">
      {notices.map((notice) => {
        const Icon = icons[notice.kind];
        return (
          <li key={notice.id} className="border-b last:border-b-0">
            <Link
              href={`/tickets/${notice.ticket.number}` as Route}
              prefetch={false}
              className="flex items-start gap-3 px-4 py-3 hover:bg-accent focus-visible:-outline-offset-2"
            >
              <Icon
                size={16}
                strokeWidth={1.75}
                aria-hidden
                className={cn("mt-0.5 shrink-0", tones[notice.kind] ?? "text-muted-foreground")}
              />
              <span className="flex min-w-0 grow flex-col gap-0.5">
                <span dir="auto" className={notice.unread ? "font-semibold" : "text-secondary-text"}>
                  {headline(notice)}
                </span>
                <span dir="auto" className="truncate text-secondary-text text-xs">
                  {`#${notice.ticket.number} ${notice.ticket.subject}`}
                </span>
              </span>
              <time dateTime={notice.at} className="shrink-0 text-muted-foreground text-xs tabular-nums">
                {formatAge(notice.at, Date.parse(now), timeZone, locale, timeLabels)}
              </time>
              {notice.unread && (
                <span className="mt-1.5 size-2 shrink-0 rounded-full bg-primary">
                  <span className="sr-only">{labels.unread}</span>
                </span>
              )}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
