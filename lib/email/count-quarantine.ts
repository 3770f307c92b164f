import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { mailLedger } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";

/** How many mails wait for a person, at most 1,000. */
export async function countQuarantine(actor: Actor): Promise<number> {
  ensureMay(actor, "settings.mail");
  const some = db()
    .select({ id: mailLedger.id })
    .from(mailLedger)
    .where(eq(mailLedger.state, "quarantined"))
    .limit(literalLimit(1000))
    .as("some");
  return db().$count(some);
}
