"use client";

import { useEffect, useState } from "react";

const afterTyping = 150;

/**
 * What the server finds for a text, asked for when the typing rests; an answer that comes late is not taken.
 * @param path where to ask, with `q` for the text
 * @returns null while nothing is known about this text, also when the server does not answer: a field works without
 */
export function useFound<Row>(path: string, text: string): Row[] | null {
  const [answer, setAnswer] = useState<{ to: string; rows: Row[] } | null>(null);
  const asked = text.trim();
  useEffect(() => {
    if (asked === "") return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`${path}?q=${encodeURIComponent(asked)}`, { signal: stop.signal });
        if (response.ok) setAnswer({ to: asked, rows: ((await response.json()) as { rows: Row[] }).rows });
      } catch {
        // Offline, or another text by now.
      }
    }, afterTyping);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [path, asked]);
  return answer !== null && answer.to === asked ? answer.rows : null;
}
