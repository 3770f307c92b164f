import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { type ColleagueInput, colleagueInput } from "./inputs";
import { lockAdmins } from "./lock-admins";
import { lockColleague } from "./lock-colleague";
import { endSessionsOf } from "./sessions";

/**
 * Signs a colleague out everywhere, as for a device that was lost. He may sign in again.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function signOutColleague(actor: Actor, raw: ColleagueInput): Promise<void> {
  ensureMay(actor, "settings.people");
  const { userId } = colleagueInput.parse(raw);
  await transact(actor, async (tx, now) => {
    await lockAdmins(tx, actor);
    const { id } = await lockColleague(tx, actor, userId);
    if (id === actor.id) throw new AppError("forbidden", "error.people.yourself");
    const ended = await endSessionsOf(tx, id);
    if (ended === 0) return;
    await recordEvent(tx, actor, {
      name: accountEvents.colleagueSignedOut,
      at: now,
      subject: { kind: "user", id },
      payload: { ended },
    });
  });
}
