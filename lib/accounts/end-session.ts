import { and, eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { type EndSessionInput, endSessionInput } from "./inputs";
import { sessionName } from "./session-name";
import { endSessionsOf } from "./sessions";

/** Signs oneself out elsewhere: the next request of that session is nobody's. Of a session that is over it is done. */
export async function endOneSession(actor: Actor, raw: EndSessionInput): Promise<void> {
  const { sessionId } = endSessionInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const [ended] = await tx
      .delete(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, actor.id)))
      .returning({ network: sessions.network, agent: sessions.agent });
    if (!ended) return;
    announceAccess(tx, [actor.id]);
    await recordEvent(tx, actor, {
      name: accountEvents.sessionsEnded,
      at: now,
      subject: { kind: "user", id: actor.id },
      details: { changes: [{ field: "session", from: sessionName(ended), to: null }] },
    });
  });
}

/**
 * Signs oneself out everywhere else.
 * @param keptToken the session that stays: the one it is done from
 */
export async function endOtherSessions(actor: Actor, keptToken: string): Promise<void> {
  await transact(actor, async (tx, now) => {
    const ended = await endSessionsOf(tx, actor.id, keptToken);
    if (ended === 0) return;
    await recordEvent(tx, actor, {
      name: accountEvents.sessionsEnded,
      at: now,
      subject: { kind: "user", id: actor.id },
      payload: { ended },
    });
  });
}
