"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { announce } from "@/components/ui/live-region";

function subscribe(onChange: () => void): () => void {
  window.addEventListener("online", onChange);
  window.addEventListener("offline", onChange);
  return () => {
    window.removeEventListener("online", onChange);
    window.removeEventListener("offline", onChange);
  };
}

/** Lies over the page, so that nothing moves when the connection goes. */
export function ConnectionBanner({ labels }: { labels: { offline: string; online: string } }) {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const before = useRef(true);
  useEffect(() => {
    if (before.current !== online)
      announce(online ? labels.online : labels.offline, online ? "polite" : "assertive");
    before.current = online;
  }, [online, labels]);
  if (online) return null;
  return (
    <div className="absolute inset-x-0 top-0 z-30 flex min-h-[38px] items-center gap-2 border-[color-mix(in_oklab,var(--warning)_34%,transparent)] border-b bg-warning-soft px-4 py-1.5 font-medium text-warning-text md:px-5">
      <span aria-hidden className="icon icon-wifi-off size-4" />
      {labels.offline}
    </div>
  );
}
