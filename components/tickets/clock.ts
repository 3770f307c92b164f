"use client";

import { useCallback, useSyncExternalStore } from "react";

/** As ISO text, or in milliseconds where many ask. */
type Instant = string | number;

// One timer for all deadlines of a page. It follows the server's time, so that a wrong clock in the browser shows no
// wrong deadline.
let offset: number | null = null;
let current = 0;
/** The `serverNow` of the document itself; those of later pages came by themselves. */
let hydratedWith: Instant | undefined;
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

/** When the document began to arrive: hydration may be seconds later. */
function documentReceived(): number {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming
    ? performance.timeOrigin + entry.responseStart
    : Date.now();
}

/**
 * The present in milliseconds, renewed each minute, or each second when `precise`.
 * @param serverNow what the server rendered with: the first paint in the browser shows the same
 */
export function useNow(serverNow: Instant, precise = false): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      // Every estimate is late by the way here, so the largest is the nearest to the truth.
      const received = hydratedWith === serverNow ? documentReceived() : Date.now();
      offset = Math.max(offset ?? Number.NEGATIVE_INFINITY, milliseconds(serverNow) - received);
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
  const atServer = () => milliseconds(serverNow);
  const atHydration = () => {
    hydratedWith = serverNow;
    return atServer();
  };
  return useSyncExternalStore(subscribe, () => current || atServer(), atHydration);
}

function milliseconds(at: Instant): number {
  return typeof at === "number" ? at : Date.parse(at);
}
