import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiTokens, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { type CreateApiTokenInput, createApiTokenInput } from "./inputs";
import { isLiveToken } from "./live-token";
import { chosenScopes, writeApiToken } from "./write-api-token";

const mostTokens = 50;

/**
 * A personal token: a program that has it acts in one's name, narrowed to its scopes.
 * @returns the token, once: only its hash is kept
 * @throws AppError `forbidden`, or `invalid` (fields purpose, tickets, people)
 */
export async function createApiToken(actor: Actor, raw: CreateApiTokenInput): Promise<{ token: string }> {
  ensureMay(actor, "tickets.work");
  const { purpose, expires, ...chosen } = createApiTokenInput.parse(raw);
  const scopes = chosenScopes(actor, chosen);
  const token = await transact(actor, async (tx, now) => {
    await ensureRoom(tx, actor);
    return writeApiToken(tx, actor, { userId: actor.id, purpose, scopes, expires }, now);
  });
  return { token };
}

async function ensureRoom(tx: Tx, actor: Actor): Promise<void> {
  // One press at a time: two at once would both find room.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.id)).for("no key update");
  const living = await tx.$count(apiTokens, and(eq(apiTokens.userId, actor.id), isLiveToken));
  if (living >= mostTokens) throw new AppError("conflict", "error.token.tooMany");
}
