"use client";

import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Segmented } from "@/components/ui/segmented";
import { locales } from "@/lib/i18n/locales";
import { themes } from "./theme";
import type { PreferenceProps, ShellUser } from "./types";
import { usePreferences } from "./use-preferences";

/** What the user menu offers, laid open for the phone's sheet. */
export function Preferences({ user, ...props }: PreferenceProps & { user: ShellUser }) {
  const { theme, setTheme, setLocale, signOut, busy } = usePreferences(props);
  const { labels, locale } = props;
  const themeNames = { light: labels.light, dark: labels.dark, system: labels.followSystem };
  return (
    <section aria-label={labels.account} className="flex flex-col gap-3 border-t p-4">
      <div className="flex items-center gap-2.5">
        <Avatar person={user} size={36} />
        <span className="flex min-w-0 flex-col">
          <span dir="auto" className="truncate font-medium">
            {user.name}
          </span>
          <span className="truncate text-muted-foreground text-xs">{user.email}</span>
        </span>
      </div>
      <Segmented
        label={labels.theme}
        value={theme}
        onChange={setTheme}
        options={themes.map((value) => ({ value, label: themeNames[value] }))}
      />
      <Segmented
        label={labels.language}
        value={locale}
        onChange={setLocale}
        options={locales.map((value) => ({ value, label: labels.languageNames[value] }))}
      />
      <ButtonLink href="/profile" className="self-start">
        <span aria-hidden className="icon icon-user-round size-4" />
        {labels.profile}
      </ButtonLink>
      <Button onClick={signOut} busy={busy} className="self-start">
        <span aria-hidden className="icon icon-log-out size-4" />
        {labels.signOut}
      </Button>
    </section>
  );
}
