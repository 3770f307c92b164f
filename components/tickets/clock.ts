"use client";

import { useCallback, useSyncExternalStore } from "react";

// One timer for all deadlines of a page. It follows the server's time, so that a wrong clock in the browser shows no
// wrong deadline.
let offset: number | null = null;
let current = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Map<() => void, boolean>();

function tick(): void {
  current = serverTime();
  for (const listener of listeners.keys()) listener();
}

function schedule(): void {
  clearTimeout(timer);
  if (listeners.size === 0) return;
  const step = [...listeners.values()].some(Boolean) ? 1000 : 60_000;
  const now = serverTime();
  timer = setTimeout(
    () => {
      tick();
      schedule();
    },
    step - (now % step) + 5,
  );
}

/** The server's time as far as the browser knows it, in milliseconds. */
export function serverTime(): number {
  return Date.now() + (offset ?? 0);
}

/**
 * The present in milliseconds, renewed each minute, or each second when `precise`.
 * @param serverNow what the server rendered with: the first paint in the browser shows the same
 */
export function useNow(serverNow: string, precise = false): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      // The page was some time on its way: the newest page seen is the nearest to the truth.
      offset = Math.max(offset ?? Number.NEGATIVE_INFINITY, Date.parse(serverNow) - Date.now());
      listeners.set(listener, precise);
      current = Math.max(current, serverTime());
      schedule();
      return () => {
        listeners.delete(listener);
        schedule();
      };
    },
    [serverNow, precise],
  );
  const atServer = () => Date.parse(serverNow);
  return useSyncExternalStore(subscribe, () => current || atServer(), atServer);
}
