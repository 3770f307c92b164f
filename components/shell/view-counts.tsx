"use client";

import { createContext, type ReactNode, use, useState } from "react";
import type { ViewCounts } from "@/lib/tickets/view-types";

type Shared = { counts: ViewCounts; setCounts: (counts: ViewCounts) => void };
const Context = createContext<Shared | null>(null);

/** The views' counts as the server last said, on this page load or by a live update. */
export function ViewCountsProvider({ counts: given, children }: { counts: ViewCounts; children: ReactNode }) {
  const [seen, setSeen] = useState(given);
  const [counts, setCounts] = useState(given);
  if (seen !== given) {
    setSeen(given);
    setCounts(given);
  }
  return <Context value={{ counts, setCounts }}>{children}</Context>;
}

export function useViewCounts(): Shared {
  const shared = use(Context);
  if (!shared) throw new Error("ViewCountsProvider is missing");
  return shared;
}
