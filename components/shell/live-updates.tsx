"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { hearLiveEvents, type LiveChange } from "./live-events";

/** Brings named tickets up to date by itself; false when the whole page is to be read anew. */
export type LiveHandler = (ticketIds: number[]) => Promise<boolean>;
const handlers = new Set<LiveHandler>();

/** For a part of a page that follows single tickets cheaper than a refresh does. @returns takes it back */
export function followTickets(handler: LiveHandler): () => void {
  handlers.add(handler);
  return () => void handlers.delete(handler);
}

const once = 1000;

/** Brings the open page up to date when something it may show has changed, at most once a second. */
export function LiveUpdates() {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    let ids = new Set<number>();
    let anything = false;
    const update = async () => {
      last = Date.now();
      const asked = [...ids];
      const whole = anything;
      ids = new Set();
      anything = false;
      const [handler] = handlers;
      const done = !whole && handler !== undefined && (await handler(asked).catch(() => false));
      if (!done) router.refresh();
    };
    const stop = hearLiveEvents((change: LiveChange) => {
      if (change.kind === "ticket") ids.add(change.id);
      else anything = true;
      clearTimeout(timer);
      timer = setTimeout(update, Math.max(0, last + once - Date.now()));
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [router]);
  return null;
}
