"use client";

import { useSyncExternalStore } from "react";

/** What Send does besides sending; remembered in this browser. */
export const sendWays = ["pending", "keep", "solved"] as const;
export type SendWay = (typeof sendWays)[number];

const storageKey = "send-way";
const listeners = new Set<() => void>();

function read(): SendWay {
  const stored = localStorage.getItem(storageKey);
  return sendWays.find((way) => way === stored) ?? "pending";
}

export function useSendWay(): [SendWay, (way: SendWay) => void] {
  const way = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read,
    () => "pending" as const,
  );
  return [
    way,
    (next) => {
      localStorage.setItem(storageKey, next);
      for (const listener of listeners) listener();
    },
  ];
}
