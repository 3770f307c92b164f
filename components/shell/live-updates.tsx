"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { type Changed, followLive, type LiveFeed } from "./live-events";

/** Brings named tickets up to date by itself; false when the whole page is to be read anew. */
export type LiveHandler = (ticketIds: number[]) => Promise<boolean>;
const handlers = new Set<LiveHandler>();
let feed: LiveFeed | null = null;

/** For a part of a page that follows single tickets cheaper than a refresh does. @returns takes it back */
export function followTickets(handler: LiveHandler): () => void {
  handlers.add(handler);
  return () => void handlers.delete(handler);
}

const noticeHandlers = new Set<() => void>();

/** For what shows whether there is news for the person himself. @returns takes it back */
export function followNotices(handler: () => void): () => void {
  noticeHandlers.add(handler);
  return () => void noticeHandlers.delete(handler);
}

const once = 1000;
/** Refetches in hand: a change that comes soon after another (a mail, then its acknowledgement) does not wait. */
const inHand = 3;

type Props = {
  /** How far what the server rendered reaches; null: it could not say. */
  position: number | null;
};

/** Brings the open page up to date when something it may show has changed: at once, in the long run once a second. */
export function LiveUpdates({ position }: Props) {
  const router = useRouter();
  const follow = useEffectEvent((onChange: (changed: Changed) => void) => followLive(position, onChange));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gainedAt = 0; // when all refetches are in hand again
    let ids = new Set<number>();
    let anything = false;
    const update = async () => {
      gainedAt = Math.max(gainedAt, Date.now()) + once;
      const asked = [...ids];
      const whole = anything;
      ids = new Set();
      anything = false;
      const [handler] = handlers;
      const done = !whole && handler !== undefined && (await handler(asked).catch(() => false));
      if (!done) router.refresh();
    };
    const opened = follow((changed) => {
      if (changed === null || changed.notices) for (const tell of noticeHandlers) tell();
      if (changed === null) anything = true;
      else for (const id of changed.tickets) ids.add(id);
      if (!anything && ids.size === 0) return;
      clearTimeout(timer);
      timer = setTimeout(update, Math.max(0, gainedAt - (inHand - 1) * once - Date.now()));
    });
    feed = opened;
    return () => {
      clearTimeout(timer);
      opened.stop();
      feed = null;
    };
  }, [router]);
  return <UpTo position={position} />;
}

/**
 * On each page, for what it shows: a change heard while it was on its way, or (a page kept by the browser) since it was
 * last seen, is applied to it.
 */
export function UpTo({ position }: Props) {
  useEffect(() => feed?.catchUp(position), [position]);
  return null;
}
