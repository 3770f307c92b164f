import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { type ColleagueInput, colleagueInput } from "./inputs";
import { lockAdmins } from "./lock-admins";
import { lockColleague } from "./lock-colleague";

/**
 * Lets a colleague in again, in the role and the teams that he had, with the password that he had.
 * @throws AppError `forbidden`, `not_found`
 */
export async function reactivateColleague(actor: Actor, raw: ColleagueInput): Promise<void> {
  ensureMay(actor, "settings.people");
  const { userId } = colleagueInput.parse(raw);
  await transact(actor, async (tx, now) => {
    await lockAdmins(tx, actor);
    const { id, status } = await lockColleague(tx, actor, userId);
    if (status === "active") return;
    await tx.update(users).set({ status: "active" }).where(eq(users.id, id));
    await recordEvent(tx, actor, {
      name: accountEvents.colleagueReactivated,
      at: now,
      subject: { kind: "user", id },
    });
  });
}
