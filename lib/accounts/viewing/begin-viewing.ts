import { and, eq, gt, sql } from "drizzle-orm";
import { sessions, viewings } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { hashToken } from "@/lib/core/ids";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { loadActor } from "../load-actor";
import { mayViewAs } from "../policy";
import { type ViewAsInput, viewAsInput } from "./inputs";

const minutes = 30;

/**
 * From now on this session shows what somebody else sees, and changes nothing: until it is ended by hand, for half an
 * hour, and no longer than the session. Whether it may is asked again at every request (`find-viewed.ts`).
 * @param token the session's own
 * @returns of which kind the other one is, whose first page is another
 * @throws AppError `forbidden` for one who may more than the actor, `not_found` for one who is not there or deactivated,
 *   or `conflict` where the session looks as somebody already
 */
export async function beginViewing(
  actor: Actor,
  raw: ViewAsInput,
  token: string,
): Promise<{ kind: Actor["kind"] }> {
  ensureMay(actor, "people.view_as");
  const { userId } = viewAsInput.parse(raw);
  return transact(actor, async (tx, now) => {
    const [session] = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(
        and(
          eq(sessions.tokenHash, hashToken(token)),
          eq(sessions.userId, actor.id),
          gt(sessions.expiresAt, sql`now()`),
        ),
      )
      .for("no key update");
    if (!session) throw new AppError("unauthenticated", "error.unauthenticated");
    const person = await loadActor(userId, tx);
    if (!person) throw new AppError("not_found", "error.notFound");
    if (!mayViewAs(actor, person)) throw new AppError("forbidden", "error.viewing.beyond");
    const until = new Date(now.getTime() + minutes * 60_000);
    const [made] = await tx
      .insert(viewings)
      .values({ sessionId: session.id, viewerId: actor.id, personId: person.id, begunAt: now, until })
      .onConflictDoNothing({ target: viewings.sessionId })
      .returning({ id: viewings.id });
    if (!made) throw new AppError("conflict", "error.viewing.already");
    await recordEvent(tx, actor, {
      name: accountEvents.viewingBegun,
      at: now,
      subject: { kind: "user", id: person.id },
      payload: { viewingId: made.id },
    });
    announceAccess(tx, [actor.id]);
    return { kind: person.kind };
  });
}
