"use client";

import type { ReactNode } from "react";
import { FrameKeys } from "@/components/search/frame-keys";
import { LiveRegions } from "@/components/ui/live-region";
import { SingleKeysProvider } from "@/components/ui/single-keys";
import { Toaster } from "@/components/ui/toast";
import type { Messages } from "@/lib/i18n/load-messages";
import type { ViewKey } from "@/lib/tickets/inputs";
import type { ViewCounts } from "@/lib/tickets/view-types";
import { BottomTabs } from "./bottom-tabs";
import { ConnectionBanner } from "./connection-banner";
import { FocusOnNavigation } from "./focus-on-navigation";
import { NavFoot, NavGroups } from "./nav-groups";
import { NewTicketLink } from "./new-ticket-link";
import { NoticesLink } from "./notices-link";
import { Preferences } from "./preferences";
import { Sidebar } from "./sidebar";
import { SidebarSearch } from "./sidebar-search";
import { SkipLink } from "./skip-link";
import type { NavEntry, NavSection, PreferenceProps, ShellUser } from "./types";
import { UserMenu } from "./user-menu";
import { ViewCountsProvider } from "./view-counts";

type Labels = PreferenceProps["labels"] &
  Pick<
    Messages["shell"],
    "skip" | "main" | "inbox" | "more" | "offline" | "online" | "notifications" | "search" | "searchTab"
  > & {
    views: Messages["views"];
    notices: Pick<Messages["notices"], "count" | "new">;
    close: string;
    undo: string;
    newTicket: string;
  };

type Props = Omit<PreferenceProps, "labels"> & {
  workspace: { name: string };
  user: ShellUser;
  counts: ViewCounts;
  unread: number;
  views: ViewKey[];
  sections: NavSection[];
  settings: NavEntry | null;
  welcome: NavEntry | null;
  mayOpenTickets: boolean;
  singleKeys: boolean;
  labels: Labels;
  children: ReactNode;
};

/** Of the client, so that a page carries the frame's words and not its elements, which it would twice. */
export function ShellFrame({
  workspace,
  counts,
  unread,
  views,
  sections,
  settings,
  welcome,
  mayOpenTickets,
  singleKeys,
  children,
  ...preferences
}: Props) {
  const { labels, locale, user } = preferences;
  const goTo = [...sections.flatMap(({ links }) => links), ...(settings ? [settings] : [])].map(
    ({ href }) => href,
  );
  const foot = settings && <NavFoot {...settings} />;
  const nav = (
    <NavGroups welcome={welcome} views={views} sections={sections} labels={labels} locale={locale} />
  );
  return (
    <SingleKeysProvider on={singleKeys}>
      <ViewCountsProvider counts={counts}>
        <div className="grid h-dvh bg-background md:grid-cols-[56px_minmax(0,1fr)] lg:grid-cols-[236px_minmax(0,1fr)]">
          <SkipLink label={labels.skip} />
          <Sidebar
            workspaceName={workspace.name}
            label={labels.main}
            compose={mayOpenTickets && <NewTicketLink label={labels.newTicket} />}
            notices={<NoticesLink unread={unread} labels={labels.notices} locale={locale} />}
            search={<SidebarSearch label={labels.search} />}
            nav={nav}
            foot={foot}
            user={<UserMenu {...preferences} user={user} />}
          />
          <div className="relative flex h-dvh min-w-0 flex-col">
            <ConnectionBanner labels={labels} />
            <main id="main" tabIndex={-1} className="flex min-h-0 grow flex-col">
              {children}
            </main>
            <BottomTabs labels={labels} mayOpenTickets={mayOpenTickets}>
              <div className="flex justify-end px-2.5 pt-2.5">
                <NoticesLink unread={unread} labels={labels.notices} locale={locale} />
              </div>
              <div className="p-2.5 pt-0">
                {nav}
                {foot}
              </div>
              <Preferences {...preferences} user={user} />
            </BottomTabs>
          </div>
          <FrameKeys {...preferences} hrefs={goTo} />
          <LiveRegions />
          <Toaster labels={labels} />
          <FocusOnNavigation />
        </div>
      </ViewCountsProvider>
    </SingleKeysProvider>
  );
}
