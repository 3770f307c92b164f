import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { awayText } from "@/components/accounts/away-text";
import { AwayBanner } from "@/components/shell/away-banner";
import { LiveUpdates } from "@/components/shell/live-updates";
import { PortalShell } from "@/components/shell/portal-shell";
import { may } from "@/lib/core/actor";
import { fillMessage } from "@/lib/i18n/fill-message";
import { toLocale } from "@/lib/i18n/locales";
import { currentSignedIn } from "@/lib/web/current-actor";
import { frameCounts } from "@/lib/web/frame-counts";
import { pageActor } from "@/lib/web/page-guard";
import { pagePosition } from "@/lib/web/page-position";
import { requestTheme } from "@/lib/web/preferences";
import { inboxViews, portalSections, settingsLink, welcomeLink } from "./portal-sections";
import { setLocale, setTheme, signOut } from "./shell-actions";

/** Around every page for staff: sidebar, account, live updates. Each page asks for its own permission. */
export async function PortalFrame({ children }: { children: ReactNode }) {
  const actor = await pageActor("own");
  const [signedIn, { views, unread }, theme, locale, words] = await Promise.all([
    currentSignedIn(),
    frameCounts(actor),
    requestTheme(),
    getLocale(),
    getMessages(),
  ]);
  const away = awayText(signedIn?.away ?? null, words.away, new Date().toISOString(), locale);
  return (
    <PortalShell
      workspace={{ name: signedIn?.workspaceName ?? "" }}
      user={{
        id: actor.id,
        name: actor.name,
        email: signedIn?.address ?? "",
        picture: signedIn?.picture ?? null,
      }}
      counts={views}
      unread={unread}
      views={inboxViews(actor)}
      sections={portalSections(actor, words)}
      settings={settingsLink(actor, words)}
      welcome={signedIn?.stepsHidden === false ? welcomeLink(actor, words) : null}
      singleKeys={signedIn?.singleKeys ?? true}
      mayOpenTickets={may(actor, "tickets.work")}
      theme={theme}
      locale={toLocale(locale)}
      actions={{ setTheme, setLocale, signOut }}
    >
      {away && <AwayBanner text={fillMessage(words.away.banner, { away })} end={words.away.endNow} />}
      {children}
      <LiveUpdates position={pagePosition()} />
    </PortalShell>
  );
}
