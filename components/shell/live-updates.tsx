"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { hearLiveEvents } from "./live-events";

/** Refreshes the open page when something it may show has changed, at most once a second. */
export function LiveUpdates() {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const refresh = () => {
      clearTimeout(timer);
      const wait = Math.max(0, last + 1000 - Date.now());
      timer = setTimeout(() => {
        last = Date.now();
        router.refresh();
      }, wait);
    };
    const stop = hearLiveEvents(refresh);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [router]);
  return null;
}
