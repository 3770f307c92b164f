import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { LiveRegions } from "@/components/ui/live-region";
import { Toaster } from "@/components/ui/toast";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Locale } from "@/lib/i18n/locales";
import type { ViewCounts } from "@/lib/tickets/view-types";
import { BottomTabs } from "./bottom-tabs";
import { ConnectionBanner } from "./connection-banner";
import { FocusOnNavigation } from "./focus-on-navigation";
import { NavGroups } from "./nav-groups";
import { Preferences } from "./preferences";
import { Sidebar } from "./sidebar";
import type { Theme } from "./theme";
import type { SettingsLink, ShellActions, ShellUser } from "./types";
import { UserMenu } from "./user-menu";
import { ViewCountsProvider } from "./view-counts";

type Props = {
  workspace: { name: string };
  user: ShellUser;
  counts: ViewCounts;
  settingsLinks: SettingsLink[];
  theme: Theme;
  locale: Locale;
  actions: ShellActions;
  children: ReactNode;
};

/** Everything around an agent's page. */
export async function PortalShell({
  workspace,
  user,
  counts,
  settingsLinks,
  theme,
  locale,
  actions,
  children,
}: Props) {
  const { app, shell, views } = await getMessages();
  const { keys: _keys, ...labels } = shell;
  const preferences = {
    theme,
    locale,
    actions,
    user,
    labels: { ...labels, account: fillMessage(shell.account, { name: user.name }) },
  };
  const nav = <NavGroups settingsLinks={settingsLinks} labels={{ shell, views }} locale={locale} />;
  return (
    <ViewCountsProvider counts={counts}>
      <div className="grid h-dvh bg-background md:grid-cols-[56px_minmax(0,1fr)] lg:grid-cols-[236px_minmax(0,1fr)]">
        <a
          href="#main"
          className="sr-only rounded-sm bg-ink px-3 py-2 font-medium text-ink-foreground focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-60"
        >
          {shell.skip}
        </a>
        <Sidebar
          workspaceName={workspace.name}
          label={shell.main}
          nav={nav}
          user={<UserMenu {...preferences} />}
        />
        <div className="relative flex h-dvh min-w-0 flex-col">
          <ConnectionBanner labels={{ offline: shell.offline, online: shell.online }} />
          <main id="main" tabIndex={-1} className="flex min-h-0 grow flex-col">
            {children}
          </main>
          <BottomTabs labels={{ main: shell.main, inbox: shell.inbox, more: shell.more, close: app.close }}>
            <div className="p-2.5">{nav}</div>
            <Preferences {...preferences} />
          </BottomTabs>
        </div>
        <LiveRegions />
        <Toaster labels={{ undo: app.undo, close: app.close, notifications: shell.notifications }} />
        <FocusOnNavigation />
      </div>
    </ViewCountsProvider>
  );
}
