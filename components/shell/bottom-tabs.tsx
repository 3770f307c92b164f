"use client";

import Inbox from "lucide-react/icons/inbox";
import MenuIcon from "lucide-react/icons/menu";
import Search from "lucide-react/icons/search";
import SquarePen from "lucide-react/icons/square-pen";
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
        <Inbox size={21} strokeWidth={1.75} aria-hidden />
        {labels.inbox}
      </Link>
      <SearchLink aria-current={pathname === "/search" ? "page" : undefined} className={tabClass}>
        <Search size={21} strokeWidth={1.75} aria-hidden />
        {labels.searchTab}
      </SearchLink>
      {mayOpenTickets && (
        <Link href={"/tickets/new" as Route} prefetch={false} className={tabClass}>
          <SquarePen size={21} strokeWidth={1.75} aria-hidden />
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
        <MenuIcon size={21} strokeWidth={1.75} aria-hidden />
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
