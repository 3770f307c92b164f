import { cookies } from "next/headers";
import { getLocale, getMessages } from "next-intl/server";
import { SessionList } from "@/components/accounts/session-list";
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
    <section aria-labelledby="sessions" className="flex flex-col gap-3.5">
      <div className="flex flex-col gap-1">
        <h2 id="sessions" className="text-md">
          {labels.title}
        </h2>
        <p className="text-secondary-text">{labels.text}</p>
      </div>
      <SessionList
        sessions={sessions}
        labels={labels}
        networkError={error.network}
        day={(at) => formatDay(at, actor.timeZone, locale)}
        age={(at) => formatAge(at, now, actor.timeZone, locale, app)}
        end={endSession}
        endOthers={endOthers}
      />
    </section>
  );
}
