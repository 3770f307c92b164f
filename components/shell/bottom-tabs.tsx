"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { SearchLink } from "@/components/search/search-link";
import { LazySheet } from "@/components/ui/lazy-sheet";

const tabClass =
  "flex flex-col items-center justify-center gap-[3px] font-medium text-2xs text-muted-foreground leading-[14px] aria-[current=page]:text-primary-text focus-visible:-outline-offset-2";

type Props = {
  labels: { main: string; inbox: string; searchTab: string; newTicket: string; more: string; close: string };
  mayOpenTickets: boolean;
  /** What the sheet holds. */
  children: ReactNode;
};

/** Below 768 px; a ticket has its composer there instead. */
export function BottomTabs({ labels, mayOpenTickets, children }: Props) {
  const pathname = usePathname();
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  if (pathname.startsWith("/tickets/")) return null;
  return (
    <nav
      aria-label={labels.main}
      className="grid h-[calc(60px+env(safe-area-inset-bottom))] shrink-0 auto-cols-fr grid-flow-col border-t bg-canvas pb-[calc(4px+env(safe-area-inset-bottom))] md:hidden"
    >
      <Link
        href={"/inbox" as Route}
        prefetch={false}
        aria-current={pathname.startsWith("/inbox") ? "page" : undefined}
        className={tabClass}
      >
        <span aria-hidden className="icon icon-inbox size-[21px]" />
        {labels.inbox}
      </Link>
      <SearchLink aria-current={pathname === "/search" ? "page" : undefined} className={tabClass}>
        <span aria-hidden className="icon icon-search size-[21px]" />
        {labels.searchTab}
      </SearchLink>
      {mayOpenTickets && (
        <Link href={"/tickets/new" as Route} prefetch={false} className={tabClass}>
          <span aria-hidden className="icon icon-square-pen size-[21px]" />
          {labels.newTicket}
        </Link>
      )}
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={openedAt === pathname}
        onClick={() => setOpenedAt(pathname)}
        className={tabClass}
      >
        <span aria-hidden className="icon icon-menu size-[21px]" />
        {labels.more}
      </button>
      <LazySheet
        open={openedAt === pathname}
        onOpenChange={(open) => setOpenedAt(open ? pathname : null)}
        title={labels.more}
        closeLabel={labels.close}
      >
        {children}
      </LazySheet>
    </nav>
  );
}
