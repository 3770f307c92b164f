import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { loadActor } from "../load-actor";
import { lockColleague } from "../lock-colleague";

/**
 * Whose absence the actor is about to set or end: his own, or that of a colleague whose account he may change. Held, so
 * that two who do so come one after the other.
 * @throws AppError `forbidden`, or `not_found` for who is no active colleague
 */
export async function holdAbsentee(tx: Tx, actor: Actor, userId: number): Promise<Actor> {
  if (userId === actor.id) await holdOwn(tx, userId);
  else {
    ensureMay(actor, "settings.people");
    await lockColleague(tx, actor, userId);
  }
  const person = await loadActor(userId, tx);
  if (!person) throw new AppError("not_found", "error.notFound");
  return person;
}

async function holdOwn(tx: Tx, userId: number): Promise<void> {
  const [row] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.kind, "staff")))
    .for("no key update");
  if (!row) throw new AppError("forbidden", "error.forbidden");
}
