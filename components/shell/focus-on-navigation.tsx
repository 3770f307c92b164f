"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/** A new page takes the focus to its heading; back from a ticket, the list takes it to the row (see use-return-to-row). */
export function FocusOnNavigation() {
  const pathname = usePathname();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    const backToList = before.current.startsWith("/tickets/") && pathname.startsWith("/inbox");
    before.current = pathname;
    if (backToList || focusHeading()) return;
    // A skeleton stands there first: the heading comes with the page.
    const arrival = new MutationObserver(() => focusHeading() && arrival.disconnect());
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
