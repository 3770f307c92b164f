import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { forgetAbsence } from "./absence/end-absence";
import { accountEvents } from "./events";
import { type ColleagueInput, colleagueInput } from "./inputs";
import { revokeLinksOf } from "./links";
import { ensureAdminStays, lockAdmins } from "./lock-admins";
import { lockColleague } from "./lock-colleague";
import { endInvitationsFrom } from "./open-invitation";
import { endSessionsOf } from "./sessions";

/**
 * Ends a colleague's access at once: his sessions, his open pages, links for a new password, the invitations that he
 * sent, and his absence. His calendar's address and his tokens let in an active person only. What he wrote stays, and
 * his tickets stay his until somebody hands them over.
 * @throws AppError `forbidden`, `not_found`, or `conflict` for the last admin
 */
export async function deactivateColleague(actor: Actor, raw: ColleagueInput): Promise<void> {
  ensureMay(actor, "settings.people");
  const { userId } = colleagueInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const admins = await lockAdmins(tx, actor);
    const { id, status } = await lockColleague(tx, actor, userId);
    if (id === actor.id) throw new AppError("forbidden", "error.people.yourself");
    if (status === "deactivated") return;
    ensureAdminStays(admins, id);
    await tx.update(users).set({ status: "deactivated" }).where(eq(users.id, id));
    await revokeLinksOf(tx, id, "reset", now);
    await endSessionsOf(tx, id);
    await forgetAbsence(tx, id);
    const invitations = await endInvitationsFrom(tx, id, now);
    await recordEvent(tx, actor, {
      name: accountEvents.colleagueDeactivated,
      at: now,
      subject: { kind: "user", id },
      payload: { invitations },
    });
  });
}
