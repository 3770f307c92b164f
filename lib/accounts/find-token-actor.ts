import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { prepared } from "@/db/prepared";
import { apiTokens, roles, users, workspace } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { type ApiScope, isApiScope, permissionsWithin } from "@/lib/core/api-scopes";
import { hashToken } from "@/lib/core/ids";
import { allPermissions, type Permission } from "@/lib/core/permissions";
import { isLiveToken } from "./live-token";
import { actorColumns, toActor } from "./load-actor";
import { tokenPrefix } from "./write-api-token";

/** A program that calls in somebody's name or its own: who it is, and what its token was given. */
export type TokenCaller = { actor: Actor; tokenId: number; scopes: readonly ApiScope[] };

/**
 * The person or the service behind a token, narrowed to its scopes: null when it is unknown, revoked or has run out, or when its owner
 * is deactivated. His permissions are those of now: what he may no more, his tokens may no more.
 */
export async function findTokenActor(token: string): Promise<TokenCaller | null> {
  if (!token.startsWith(tokenPrefix)) return null;
  const [row] = await byToken().execute({ tokenHash: hashToken(token) });
  if (!row) return null;
  const { tokenId, scopes: given, everyTicket, stale, ...columns } = row;
  const owner = toActor(columns);
  if (!owner) return null;
  if (stale) await noteUse(tokenId);
  const scopes = given.filter(isApiScope);
  const readOnly = !scopes.some((scope) => scope.endsWith(":write"));
  const own = columns.kind === "service" ? serviceMay(everyTicket) : owner.permissions;
  const permissions = permissionsWithin(own, scopes);
  return { actor: { ...owner, permissions, readOnly }, tokenId, scopes };
}

/** A service has no role: it may all that its scopes bring, and every ticket only where that was said. */
function serviceMay(everyTicket: boolean): ReadonlySet<Permission> {
  return new Set(allPermissions.filter((one) => everyTicket || one !== "tickets.all"));
}

const isStale = sql<boolean>`coalesce(${apiTokens.lastUsedAt} < now() - interval '1 minute', true)`;

const byToken = prepared((database) =>
  database
    .select({
      ...actorColumns(database),
      tokenId: apiTokens.id,
      scopes: apiTokens.scopes,
      everyTicket: apiTokens.everyTicket,
      stale: isStale.as("stale"),
    })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .leftJoin(roles, eq(roles.id, users.roleId))
    .leftJoin(workspace, sql`true`)
    .where(and(eq(apiTokens.tokenHash, sql.placeholder("tokenHash")), isLiveToken))
    .prepare("token caller"),
);

/** At most once a minute: a program that calls often writes no more than one that calls now and then. */
async function noteUse(tokenId: number): Promise<void> {
  await db()
    .update(apiTokens)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(apiTokens.id, tokenId), isStale));
}
