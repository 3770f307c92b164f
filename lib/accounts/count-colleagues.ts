import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { invitations, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { isOpenInvitation } from "./open-invitation";
import { colleagueScope } from "./scope";
import type { ColleagueCounts } from "./view-types";

/** How many work here, are invited, and did work here; in one statement. */
export async function countColleagues(actor: Actor): Promise<ColleagueCounts> {
  ensureMay(actor, "settings.people");
  const invited = db().select({ count: sql`count(*)` }).from(invitations).where(isOpenInvitation);
  const [row] = await db()
    .select({
      active: sql<number>`count(*) filter (where ${users.status} = 'active')::float8`,
      deactivated: sql<number>`count(*) filter (where ${users.status} = 'deactivated')::float8`,
      invited: sql<number>`(${invited})::float8`,
    })
    .from(users)
    .where(colleagueScope(actor));
  return row ?? { active: 0, invited: 0, deactivated: 0 };
}
