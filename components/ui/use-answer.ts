"use client";

import { useEffect, useState } from "react";

const afterTyping = 150;

/**
 * What the server said last to what a field asks, once the typing rests. An answer that comes late is not taken, and
 * one that does not come changes nothing: a field works without.
 * @param address where to ask; null asks nothing
 * @returns the body with the address that it answers, which may not be the present one yet
 */
export function useAnswer<Body>(address: string | null): { address: string; body: Body } | null {
  const [answer, setAnswer] = useState<{ address: string; body: Body } | null>(null);
  useEffect(() => {
    if (address === null) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(address, { signal: stop.signal });
        if (response.ok) setAnswer({ address, body: (await response.json()) as Body });
      } catch {
        // Offline, or another text by now.
      }
    }, afterTyping);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [address]);
  return answer;
}
