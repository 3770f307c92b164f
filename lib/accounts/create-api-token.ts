import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiTokens, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { type ApiScope, scopesWithin } from "@/lib/core/api-scopes";
import { AppError, fieldError } from "@/lib/core/errors";
import { hashToken, secretToken } from "@/lib/core/ids";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { type CreateApiTokenInput, createApiTokenInput } from "./inputs";

/** What secret scanners and people know it by. */
export const tokenPrefix = "hd_";
const mostTokens = 50;
const dayInMs = 86_400_000;

/**
 * A personal token: a program that has it acts in one's name, narrowed to its scopes.
 * @returns the token, once: only its hash is kept
 * @throws AppError `forbidden`, or `invalid` (fields purpose, tickets, people)
 */
export async function createApiToken(actor: Actor, raw: CreateApiTokenInput): Promise<{ token: string }> {
  ensureMay(actor, "tickets.work");
  const { purpose, tickets, people, expires } = createApiTokenInput.parse(raw);
  const scopes = [...scopesOf("tickets", tickets), ...scopesOf("people", people)];
  ensureOwn(actor, scopes);
  const token = `${tokenPrefix}${secretToken()}`;
  await transact(actor, async (tx, now) => {
    await ensureRoom(tx, actor);
    const [row] = await tx
      .insert(apiTokens)
      .values({
        tokenHash: hashToken(token),
        ending: token.slice(-4),
        userId: actor.id,
        name: purpose,
        scopes,
        createdAt: now,
        expiresAt: expires === "never" ? null : new Date(now.getTime() + Number(expires) * dayInMs),
      })
      .returning({ id: apiTokens.id });
    if (!row) throw new Error("the token was not written");
    await recordEvent(tx, actor, {
      name: accountEvents.tokenCreated,
      at: now,
      subject: { kind: "user", id: actor.id },
      payload: { tokenId: row.id, scopes },
      details: { changes: [{ field: "token", from: null, to: purpose }] },
    });
  });
  return { token };
}

/** Who may write may read: a program sees what it has changed. */
function scopesOf(area: "tickets" | "people", level: "none" | "read" | "write"): ApiScope[] {
  if (level === "none") return [];
  return level === "read" ? [`${area}:read`] : [`${area}:read`, `${area}:write`];
}

function ensureOwn(actor: Actor, scopes: ApiScope[]): void {
  const own = scopesWithin(actor.permissions);
  const beyond = scopes.find((scope) => !own.includes(scope));
  if (beyond) throw fieldError(beyond.startsWith("people") ? "people" : "tickets", "error.token.beyond");
}

async function ensureRoom(tx: Tx, actor: Actor): Promise<void> {
  // One press at a time: two at once would both find room.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.id)).for("no key update");
  const living = await tx.$count(
    apiTokens,
    and(
      eq(apiTokens.userId, actor.id),
      isNull(apiTokens.revokedAt),
      sql`(${apiTokens.expiresAt} is null or ${apiTokens.expiresAt} > now())`,
    ),
  );
  if (living >= mostTokens) throw new AppError("conflict", "error.token.tooMany");
}
