"use client";

import { useState, useTransition } from "react";
import { clearDrafts } from "@/components/ui/local-drafts";
import type { Locale } from "@/lib/i18n/locales";
import { applyTheme, type Theme } from "./theme";
import type { PreferenceProps } from "./types";

/** Theme paints at once; language and sign-out come back from the server as a new page. */
export function usePreferences({ theme: initial, actions }: Pick<PreferenceProps, "theme" | "actions">) {
  const [theme, setShown] = useState(initial);
  const [busy, start] = useTransition();
  return {
    theme,
    busy,
    setTheme(next: Theme) {
      setShown(next);
      applyTheme(next);
      start(async () => void (await actions.setTheme(next)));
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
