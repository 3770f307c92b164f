"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { offerTicket } from "@/components/search/page-offers";
import { rememberTicket } from "@/components/search/recent-tickets";
import { useKeys } from "@/components/ui/use-keys";
import { pressProperty } from "./press-property";
import { useTicket } from "./ticket-state";

/**
 * A, S, P, T press the menu that is in sight: panel or chip. E solves, U goes back, `]` opens the panel's sheet. The
 * palette offers the same to who works on tickets while this ticket is open, and finds it again among the recent ones.
 */
export function TicketKeys({ backHref, works }: { backHref: string; works: boolean }) {
  const router = useRouter();
  const { number } = useTicket();
  useKeys({
    a: () => pressProperty("assignee"),
    s: () => pressProperty("status"),
    t: () => pressProperty("tags"),
    p: () => pressProperty("priority"),
    e: () => pressProperty("solve"),
    "]": () => pressProperty("panel"),
    u: () => router.push(backHref as Route),
  });
  useEffect(() => {
    if (!works) return;
    rememberTicket(number);
    return offerTicket({ number });
  }, [number, works]);
  return null;
}
