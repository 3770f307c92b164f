"use client";

import { useEffect, useState } from "react";

const afterTyping = 150;

type Answer<Body> = { address: string; body: Body };

/**
 * What the server said last to what a field asks, once the typing rests. An answer that comes late is not taken, and
 * one that does not come changes nothing: a field works without.
 * @param address where to ask; null asks nothing
 * @returns the body with the address that it answers, which may not be the present one yet
 */
export function useAnswer<Body>(address: string | null): Answer<Body> | null {
  return useAsked<Body>(address).answer;
}

/**
 * The same for a screen that says when the server does not answer.
 * @param turn another one asks the same address again
 * @returns the last answer, whatever it answers, and the address and turn that stayed without one
 */
export function useAsked<Body>(
  address: string | null,
  turn = 0,
): { answer: Answer<Body> | null; failed: string | null } {
  const [answer, setAnswer] = useState<Answer<Body> | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    if (address === null) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(address, { signal: stop.signal });
        if (!response.ok) throw new Error(`${response.status}`);
        setAnswer({ address, body: (await response.json()) as Body });
        setFailed(null);
      } catch {
        // Offline, refused, or another text by now.
        if (!stop.signal.aborted) setFailed(`${address} ${turn}`);
      }
    }, afterTyping);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [address, turn]);
  return { answer, failed };
}
