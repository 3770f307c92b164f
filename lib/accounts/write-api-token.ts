import type { Tx } from "@/db/client";
import { apiTokens } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { type ApiScope, scopesWithin } from "@/lib/core/api-scopes";
import { fieldError } from "@/lib/core/errors";
import { hashToken, secretToken } from "@/lib/core/ids";
import { recordEvent } from "@/lib/events/record-event";
import { accountEvents } from "./events";
import type { tokenLifetimes } from "./view-types";

/** What secret scanners and people know it by. */
export const tokenPrefix = "hd_";
const dayInMs = 86_400_000;

type Level = "none" | "read" | "write";

/**
 * The scopes of what was chosen in the form; who may write may read: a program sees what it has changed.
 * @throws AppError `invalid` (fields tickets, people) for what the actor may not himself
 */
export function chosenScopes(actor: Actor, chosen: { tickets: Level; people: Level }): ApiScope[] {
  const scopes = (["tickets", "people"] as const).flatMap((area) => scopesOf(area, chosen[area]));
  const own = scopesWithin(actor.permissions);
  const beyond = scopes.find((scope) => !own.includes(scope));
  if (beyond) throw fieldError(beyond.startsWith("people") ? "people" : "tickets", "error.token.beyond");
  return scopes;
}

function scopesOf(area: "tickets" | "people", level: Level): ApiScope[] {
  if (level === "none") return [];
  return level === "read" ? [`${area}:read`] : [`${area}:read`, `${area}:write`];
}

type NewToken = {
  userId: number;
  purpose: string;
  scopes: ApiScope[];
  expires: (typeof tokenLifetimes)[number];
  /** Of a service alone: a person's follows his role. */
  everyTicket?: boolean;
};

/** @returns the token, once: only its hash is kept */
export async function writeApiToken(tx: Tx, actor: Actor, wanted: NewToken, now: Date): Promise<string> {
  const { userId, purpose, scopes, expires, everyTicket = false } = wanted;
  const token = `${tokenPrefix}${secretToken()}`;
  const [row] = await tx
    .insert(apiTokens)
    .values({
      tokenHash: hashToken(token),
      ending: token.slice(-4),
      userId,
      name: purpose,
      scopes,
      everyTicket,
      createdAt: now,
      expiresAt: expires === "never" ? null : new Date(now.getTime() + Number(expires) * dayInMs),
    })
    .returning({ id: apiTokens.id });
  if (!row) throw new Error("the token was not written");
  await recordEvent(tx, actor, {
    name: accountEvents.tokenCreated,
    at: now,
    subject: { kind: "user", id: userId },
    payload: { tokenId: row.id, scopes, ...(everyTicket ? { everyTicket } : {}) },
    details: { changes: [{ field: "token", from: null, to: purpose }] },
  });
  return token;
}
