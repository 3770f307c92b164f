"use client";

import { useOptimistic, useTransition } from "react";
import { clearDrafts } from "@/components/ui/local-drafts";
import type { Locale } from "@/lib/i18n/locales";
import { applyTheme, type Theme } from "./theme";
import type { PreferenceProps } from "./types";

/**
 * Theme paints at once, and comes back from the server for every place that shows it; language and sign-out come back
 * as a new page.
 */
export function usePreferences({ theme: initial, actions }: Pick<PreferenceProps, "theme" | "actions">) {
  const [theme, setShown] = useOptimistic(initial);
  const [busy, start] = useTransition();
  return {
    theme,
    busy,
    setTheme(next: Theme) {
      applyTheme(next);
      start(async () => {
        setShown(next);
        await actions.setTheme(next);
      });
    },
    setLocale(next: Locale) {
      start(async () => void (await actions.setLocale(next)));
    },
    signOut() {
      clearDrafts();
      start(async () => void (await actions.signOut()));
    },
  };
}
