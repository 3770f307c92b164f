"use client";

import { useAnswer } from "@/components/ui/use-answer";
import type { Locale } from "@/lib/i18n/locales";
import type { SearchHit } from "@/lib/knowledge/view-types";

/** What could be meant; until the next is known the last stays, so that the list does not flicker. Null: nothing known. */
export function useSuggestions(locale: Locale, words: string): SearchHit[] | null {
  const asked = words.trim();
  const address =
    asked.length < 2 ? null : `/api/help/suggest?${new URLSearchParams({ locale, words: asked })}`;
  const answer = useAnswer<{ hits: SearchHit[] }>(address);
  return address === null || answer === null ? null : answer.body.hits;
}
