"use client";

import { useEffect, useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import type { SearchHit } from "@/lib/knowledge/view-types";

const pauseMilliseconds = 150;
type Found = { words: string; hits: SearchHit[] };

/** What could be meant, some moments after the last key; a search that fails suggests nothing, Enter still searches. */
export function useSuggestions(locale: Locale, words: string): Found {
  const [found, setFound] = useState<Found>({ words: "", hits: [] });
  const asked = words.trim();
  useEffect(() => {
    if (asked.length < 2) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const query = new URLSearchParams({ locale, words: asked });
        const answer = await fetch(`/api/help/suggest?${query}`, { signal: abort.signal });
        if (answer.ok) setFound({ words: asked, hits: (await answer.json()).hits });
      } catch {
        // Typed on, or the line is down.
      }
    }, pauseMilliseconds);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [locale, asked]);
  return asked.length < 2 ? { words: "", hits: [] } : found;
}
