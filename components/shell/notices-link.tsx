"use client";

import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { startTransition, useEffect, useEffectEvent, useState } from "react";
import { announce } from "@/components/ui/live-region";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { followNotices } from "./live-updates";

type Props = {
  /** As the page was rendered; followed live from then on. */
  unread: number;
  labels: Pick<Messages["notices"], "count" | "new">;
  locale: string;
};

/** The bell: how much there is for oneself, and the way to it. */
export function NoticesLink({ unread: given, labels, locale }: Props) {
  const router = useRouter();
  const here = usePathname() === "/notifications";
  const [seen, setSeen] = useState(given);
  const [unread, setUnread] = useState(given);
  if (seen !== given) {
    setSeen(given);
    setUnread(given);
  }
  const follow = useEffectEvent(async () => {
    if (here) return router.refresh();
    // Offline: the next notice asks again.
    const answer = await fetch("/api/portal/notices").catch(() => null);
    if (!answer?.ok) return;
    const { count } = (await answer.json()) as { count: number };
    if (count > unread) announce(fillMessage(labels.new, { count }, locale));
    // As the page's own refetch is: React gives a page that is refused meanwhile a second try without its transition, finds
    // nothing wrong with what was there before, and reports the refusal as an error of the browser (#441).
    startTransition(() => setUnread(count));
  });
  useEffect(() => followNotices(() => void follow()), []);
  return (
    <Link
      href="/notifications"
      prefetch={false}
      aria-current={here ? "page" : undefined}
      aria-label={fillMessage(labels.count, { count: unread }, locale)}
      className="relative grid size-8 shrink-0 place-items-center rounded-sm text-muted-foreground hover:bg-accent hover:text-foreground aria-[current=page]:bg-sidebar-accent aria-[current=page]:text-foreground touch:size-11"
    >
      <span aria-hidden className="icon icon-bell size-4" />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute end-0 top-0 min-w-4 rounded-full bg-primary px-1 text-center font-semibold text-2xs text-primary-foreground leading-4 tabular-nums"
        >
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </Link>
  );
}
