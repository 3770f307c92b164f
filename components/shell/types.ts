import type { Locale } from "@/lib/i18n/locales";
import type { Theme } from "./theme";

/** Server actions of the shell; the first two write cookies and the person's preferences. */
export type ShellActions = {
  setTheme: (theme: Theme) => Promise<unknown>;
  setLocale: (locale: Locale) => Promise<unknown>;
  signOut: () => Promise<unknown>;
};

/** A heading and the pages under it, those that this person may open; icons by their class. */
export type NavSection = { label: string; links: { href: string; label: string; icon: string }[] };
/** A link by itself: the settings, at the navigation's foot. */
export type NavEntry = { href: string; label: string };
export type ShellUser = { id: number; name: string; email: string; picture: string | null };

export type PreferenceProps = {
  theme: Theme;
  locale: Locale;
  actions: ShellActions;
  labels: PreferenceLabels;
};

type PreferenceLabels = {
  account: string;
  theme: string;
  light: string;
  dark: string;
  followSystem: string;
  language: string;
  languageNames: Record<Locale, string>;
  signOut: string;
  profile: string;
};
