import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Locale } from "@/lib/i18n/locales";
import type { ViewKey } from "@/lib/tickets/inputs";
import type { ViewCounts } from "@/lib/tickets/view-types";
import { ShellFrame } from "./shell-frame";
import type { Theme } from "./theme";
import type { NavEntry, NavSection, ShellActions, ShellUser } from "./types";

type Props = {
  workspace: { name: string };
  user: ShellUser;
  counts: ViewCounts;
  /** One's own unread notices, counted up to 100. */
  unread: number;
  /** Of the inbox, those that this person has. */
  views: ViewKey[];
  sections: NavSection[];
  settings: NavEntry | null;
  /** The first steps, until an admin puts them away. */
  welcome: NavEntry | null;
  mayOpenTickets: boolean;
  singleKeys: boolean;
  theme: Theme;
  locale: Locale;
  actions: ShellActions;
  children: ReactNode;
};

/** Everything around an agent's page, in the reader's language. */
export async function PortalShell({ children, ...rest }: Props) {
  const { app, shell, views: viewNames, notices, customers } = await getMessages();
  const { keys: _keys, ...words } = shell;
  const account = fillMessage(shell.account, { name: rest.user.name });
  return (
    <ShellFrame
      {...rest}
      labels={{
        ...words,
        account,
        views: viewNames,
        notices: { count: notices.count, new: notices.new },
        close: app.close,
        undo: app.undo,
        newTicket: customers.new.title,
      }}
    >
      {children}
    </ShellFrame>
  );
}
