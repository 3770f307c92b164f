"use client";

import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import {
  Menu,
  MenuGroup,
  MenuHeading,
  MenuItem,
  MenuLinkItem,
  MenuPopup,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from "@/components/ui/menu";
import { locales } from "@/lib/i18n/locales";
import { themes } from "./theme";
import type { PreferenceProps, ShellUser } from "./types";
import { usePreferences } from "./use-preferences";

const themeIcons = { light: "icon-sun", dark: "icon-moon", system: "icon-monitor" };

export function UserMenu({ user, ...props }: PreferenceProps & { user: ShellUser }) {
  const { theme, setTheme, setLocale, signOut } = usePreferences(props);
  const { labels, locale } = props;
  const themeNames = { light: labels.light, dark: labels.dark, system: labels.followSystem };
  return (
    <Menu>
      <MenuTrigger className="flex w-full items-center gap-[9px] rounded-sm p-1.5 text-start hover:bg-accent data-popup-open:bg-active rail:justify-center">
        <Avatar person={user} size={28} />
        <span className="flex min-w-0 grow flex-col rail:sr-only">
          <span dir="auto" className="truncate font-medium text-foreground leading-[17px]">
            {user.name}
          </span>
          <span className="truncate text-muted-foreground text-xs">{user.email}</span>
        </span>
        <span className="sr-only">{labels.account}</span>
        <span aria-hidden className="icon icon-chevrons-up-down size-3.5 text-muted-foreground rail:hidden" />
      </MenuTrigger>
      <MenuPopup side="top" className="w-56">
        <MenuRadioGroup value={theme} onValueChange={setTheme}>
          <MenuGroup>
            <MenuHeading>{labels.theme}</MenuHeading>
            {themes.map((option) => (
              <MenuRadioItem key={option} value={option}>
                <span aria-hidden className={`icon ${themeIcons[option]} size-4 text-muted-foreground`} />
                <span className="grow">{themeNames[option]}</span>
                {theme === option && <span aria-hidden className="icon icon-check/2 size-3.5" />}
              </MenuRadioItem>
            ))}
          </MenuGroup>
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuRadioGroup value={locale} onValueChange={setLocale}>
          <MenuGroup>
            <MenuHeading>{labels.language}</MenuHeading>
            {locales.map((option) => (
              <MenuRadioItem key={option} value={option} lang={option}>
                <span className="grow">{labels.languageNames[option]}</span>
                {locale === option && <span aria-hidden className="icon icon-check/2 size-3.5" />}
              </MenuRadioItem>
            ))}
          </MenuGroup>
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuLinkItem render={<Link href="/profile" />}>
          <span aria-hidden className="icon icon-user-round size-4 text-muted-foreground" />
          {labels.profile}
        </MenuLinkItem>
        <MenuItem onClick={signOut}>
          <span aria-hidden className="icon icon-log-out size-4 text-muted-foreground" />
          {labels.signOut}
        </MenuItem>
      </MenuPopup>
    </Menu>
  );
}
