"use client";

import { createContext, type ReactNode, use, useCallback, useEffect, useRef, useState } from "react";
import type { ViewCounts } from "@/lib/tickets/view-types";

type Shared = { counts: ViewCounts; refreshCounts: () => void };
const Context = createContext<Shared | null>(null);

/** Counting reads thousands of index entries where a row reads one: in a busy hour once in so many milliseconds. */
const between = 5000;

/** The views' counts as the server last said, on this page load or by a live update. */
export function ViewCountsProvider({ counts: given, children }: { counts: ViewCounts; children: ReactNode }) {
  const [seen, setSeen] = useState(given);
  const [counts, setCounts] = useState(given);
  if (seen !== given) {
    setSeen(given);
    setCounts(given);
  }
  const refreshCounts = useThrottled(async () => {
    const answer = await fetch("/api/portal/counts");
    if (answer.ok) setCounts((await answer.json()) as ViewCounts);
  });
  return <Context value={{ counts, refreshCounts }}>{children}</Context>;
}

/** At once where the last run is long ago, else when its time has passed: the last call is never lost. */
function useThrottled(run: () => Promise<void>): () => void {
  const latest = useRef(run);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef(0);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => {
        last.current = Date.now();
        // Offline: the counts stay as they are, and the next change asks again.
        latest.current().catch(() => {});
      },
      Math.max(0, last.current + between - Date.now()),
    );
  }, []);
}

export function useViewCounts(): Shared {
  const shared = use(Context);
  if (!shared) throw new Error("ViewCountsProvider is missing");
  return shared;
}
