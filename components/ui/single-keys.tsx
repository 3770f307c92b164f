"use client";

import { createContext, type ReactNode, use } from "react";

const Context = createContext(true);

/** Around the pages of somebody who may have turned off the keys that act without Ctrl (WCAG 2.1.4). */
export function SingleKeysProvider({ on, children }: { on: boolean; children: ReactNode }) {
  return <Context value={on}>{children}</Context>;
}

/** Whether a letter by itself does something, and so whether it is shown beside what it does. */
export function useSingleKeys(): boolean {
  return use(Context);
}
