"use client";

import Check from "lucide-react/icons/check";
import ChevronsUpDown from "lucide-react/icons/chevrons-up-down";
import LogOut from "lucide-react/icons/log-out";
import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import UserRound from "lucide-react/icons/user-round";
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

const themeIcons = { light: Sun, dark: Moon, system: Monitor };

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
        <ChevronsUpDown
          size={14}
          strokeWidth={1.75}
          aria-hidden
          className="shrink-0 text-muted-foreground rail:hidden"
        />
      </MenuTrigger>
      <MenuPopup side="top" className="w-56">
        <MenuRadioGroup value={theme} onValueChange={setTheme}>
          <MenuGroup>
            <MenuHeading>{labels.theme}</MenuHeading>
            {themes.map((option) => {
              const Icon = themeIcons[option];
              return (
                <MenuRadioItem key={option} value={option}>
                  <Icon size={16} strokeWidth={1.75} className="text-muted-foreground" aria-hidden />
                  <span className="grow">{themeNames[option]}</span>
                  {theme === option && <Check size={14} strokeWidth={2} aria-hidden />}
                </MenuRadioItem>
              );
            })}
          </MenuGroup>
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuRadioGroup value={locale} onValueChange={setLocale}>
          <MenuGroup>
            <MenuHeading>{labels.language}</MenuHeading>
            {locales.map((option) => (
              <MenuRadioItem key={option} value={option} lang={option}>
                <span className="grow">{labels.languageNames[option]}</span>
                {locale === option && <Check size={14} strokeWidth={2} aria-hidden />}
              </MenuRadioItem>
            ))}
          </MenuGroup>
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuLinkItem render={<Link href="/profile" />}>
          <UserRound size={16} strokeWidth={1.75} className="text-muted-foreground" aria-hidden />
          {labels.profile}
        </MenuLinkItem>
        <MenuItem onClick={signOut}>
          <LogOut size={16} strokeWidth={1.75} className="text-muted-foreground" aria-hidden />
          {labels.signOut}
        </MenuItem>
      </MenuPopup>
    </Menu>
  );
}
