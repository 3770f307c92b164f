import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { userEmails, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { fieldError } from "@/lib/core/errors";
import { type ColleagueAddressInput, colleagueAddressInput } from "./inputs";
import { colleagueScope } from "./scope";

/**
 * The colleague who has an address.
 * @throws AppError `forbidden`, or `invalid` (field email) for an address of no colleague
 */
export async function findColleagueId(actor: Actor, raw: ColleagueAddressInput): Promise<number> {
  ensureMay(actor, "settings.people");
  const { email } = colleagueAddressInput.parse(raw);
  const [found] = await db()
    .select({ id: users.id })
    .from(userEmails)
    .innerJoin(users, eq(users.id, userEmails.userId))
    .where(and(eq(userEmails.address, email), colleagueScope(actor)));
  if (!found) throw fieldError("email", "error.people.noColleague");
  return found.id;
}
