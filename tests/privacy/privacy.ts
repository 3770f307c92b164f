import { eq } from "drizzle-orm";
import { db } from "../../db/client";
import { privacyJobs, users } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { erasePerson } from "../../lib/privacy/erase-person";
import { workPrivacy } from "../../lib/privacy/work-privacy";

export async function userRow(id: number) {
  const [row] = await db().select().from(users).where(eq(users.id, id));
  return row!;
}

export async function jobsOf(userId: number) {
  return db().select().from(privacyJobs).where(eq(privacyJobs.userId, userId)).orderBy(privacyJobs.id);
}

/** Asked for by his name, and done to the end. */
export async function erase(admin: Actor, system: Actor, personId: number): Promise<void> {
  await erasePerson(admin, { personId, confirmation: (await userRow(personId)).name });
  await workPrivacy(system);
}
