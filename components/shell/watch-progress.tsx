"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const every = 3000;
const longest = 10 * 60_000;

/** Brings the page up to date while something on it is under way, and gives up where nobody looks that long. */
export function WatchProgress() {
  const router = useRouter();
  useEffect(() => {
    const began = Date.now();
    const timer = setInterval(() => {
      if (Date.now() - began > longest) clearInterval(timer);
      else if (document.visibilityState === "visible") router.refresh();
    }, every);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
