import { cookies } from "next/headers";
import { getLocale, getMessages } from "next-intl/server";
import { SessionList } from "@/components/accounts/session-list";
import { TitledSection } from "@/components/shell/titled-section";
import { listSessions } from "@/lib/accounts/list-sessions";
import type { Actor } from "@/lib/core/actor";
import { formatAge, formatDay } from "@/lib/i18n/time";
import { sessionCookieName } from "@/lib/web/session-cookie";
import { endOthers, endSession } from "./actions";

/** Where one is signed in. */
export async function SessionsSection({ actor }: { actor: Actor }) {
  const token = (await cookies()).get(sessionCookieName())?.value ?? "";
  const [sessions, { profile, error, app }, locale] = await Promise.all([
    listSessions(actor, token),
    getMessages(),
    getLocale(),
  ]);
  const labels = profile.sessions;
  const now = new Date().toISOString();
  return (
    <TitledSection id="sessions" title={labels.title} text={labels.text}>
      <SessionList
        sessions={sessions}
        labels={labels}
        networkError={error.network}
        day={(at) => formatDay(at, actor.timeZone, locale)}
        age={(at) => formatAge(at, now, actor.timeZone, locale, app)}
        end={endSession}
        endOthers={endOthers}
      />
    </TitledSection>
  );
}
