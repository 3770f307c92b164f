"use client";

import Globe from "lucide-react/icons/globe";
import { useTransition } from "react";
import type { Locale } from "@/lib/i18n/locales";

type Props = {
  locale: Locale;
  /** Those to choose from. Told, not imported: this stands on the sign-in page, whose scripts are counted. */
  locales: readonly Locale[];
  label: string;
  names: Record<Locale, string>;
  setLocale: (locale: Locale) => Promise<unknown>;
};

/** The languages not in use, as links under a form. */
export function LanguageSwitch({ locale, locales, label, names, setLocale }: Props) {
  const [busy, start] = useTransition();
  return (
    <fieldset className="flex items-center gap-1 text-muted-foreground text-xs">
      <legend className="sr-only">{label}</legend>
      <Globe size={14} strokeWidth={1.75} aria-hidden />
      {locales.map((option) => (
        <button
          key={option}
          type="button"
          lang={option}
          aria-pressed={option === locale}
          aria-busy={busy || undefined}
          onClick={() => start(async () => void (await setLocale(option)))}
          className="min-h-6 rounded-xs px-1.5 hover:text-foreground aria-pressed:font-medium aria-pressed:text-foreground touch:min-h-11 touch:px-3"
        >
          {names[option]}
        </button>
      ))}
    </fieldset>
  );
}
