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
    if (!backToList) document.querySelector<HTMLElement>("#main h1")?.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}
