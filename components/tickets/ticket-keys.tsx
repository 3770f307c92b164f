"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useKeys } from "@/components/ui/use-keys";

/** A, S, P, T press the menu that is in sight: panel or chip. E solves, U goes back, `]` opens the panel's sheet. */
export function TicketKeys({ backHref }: { backHref: string }) {
  const router = useRouter();
  useKeys({
    a: () => press('[data-property="assignee"]'),
    s: () => press('[data-property="status"]'),
    t: () => press('[data-property="tags"]'),
    p: () => press('[data-property="priority"]'),
    e: () => press('[data-property="solve"]'),
    "]": () => press('[data-property="panel"]'),
    u: () => router.push(backHref as Route),
  });
  return null;
}

function press(selector: string): void {
  const seen = [...document.querySelectorAll<HTMLElement>(selector)].find(
    (element) => element.offsetParent !== null,
  );
  seen?.focus();
  seen?.click();
}
