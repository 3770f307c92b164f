"use client";

import { usePathname } from "next/navigation";
import { useLayoutEffect, useRef } from "react";

/** A new page takes the focus to its heading; back from a ticket, the list takes it to the row (see use-roving-rows). */
export function FocusOnNavigation() {
  const pathname = usePathname();
  const before = useRef(pathname);
  useLayoutEffect(() => {
    if (before.current === pathname) return;
    const backToList = before.current.startsWith("/tickets/") && pathname.startsWith("/inbox");
    before.current = pathname;
    if (backToList || focusHeading()) return;
    // A skeleton stands there first: the heading comes with the page. Who has gone elsewhere meanwhile stays there.
    const left = document.activeElement;
    const arrival = new MutationObserver(() => {
      const here = document.activeElement;
      const isFree = here === null || here === document.body || here === left;
      if (!isFree || focusHeading()) arrival.disconnect();
    });
    arrival.observe(document.body, { childList: true, subtree: true });
    return () => arrival.disconnect();
  }, [pathname]);
  return null;
}

function focusHeading(): boolean {
  const heading = document.querySelector<HTMLElement>("#main h1");
  heading?.focus({ preventScroll: true });
  return heading !== null;
}
