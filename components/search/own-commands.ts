import { themes } from "@/components/shell/theme";
import type { usePreferences } from "@/components/shell/use-preferences";
import { fillMessage } from "@/lib/i18n/fill-message";
import { type Locale, locales } from "@/lib/i18n/locales";
import { openLayer } from "./palette-door";
import type { PaletteItem, PaletteStart } from "./types";

/** The commands that are there on every page: those that lead somewhere, then those that act at once. */
export function ownCommands(
  { commands, words }: PaletteStart,
  preferences: ReturnType<typeof usePreferences>,
  locale: Locale,
): PaletteItem[] {
  const { shell } = words;
  const themeNames = { light: shell.light, dark: shell.dark, system: shell.followSystem };
  return [
    ...commands.map((link) => ({ key: `command-${link.href}`, ...link })),
    ...themes
      .filter((theme) => theme !== preferences.theme)
      .map((theme) => ({
        key: `theme-${theme}`,
        label: fillMessage(words.theme, { theme: themeNames[theme] }),
        act: () => preferences.setTheme(theme),
        staysHere: true,
      })),
    ...locales
      .filter((one) => one !== locale)
      .map((one) => ({
        key: `language-${one}`,
        label: fillMessage(words.language, { language: shell.languageNames[one] }),
        act: () => preferences.setLocale(one),
        staysHere: true,
      })),
    { key: "shortcuts", label: words.shortcuts.title, keys: "?", act: () => openLayer("shortcuts") },
    { key: "sign-out", label: shell.signOut, act: preferences.signOut },
  ];
}
