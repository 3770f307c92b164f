"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether the page acts on keys and clicks: false in what the server sends and until the page is taken over. */
export function useScripts(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
