import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { apiTokens } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { isApiScope } from "@/lib/core/api-scopes";
import type { ApiTokenView } from "./view-types";

export const tokenColumns = {
  id: apiTokens.id,
  name: apiTokens.name,
  ending: apiTokens.ending,
  scopes: apiTokens.scopes,
  createdAt: apiTokens.createdAt,
  expiresAt: apiTokens.expiresAt,
  lastUsedAt: apiTokens.lastUsedAt,
  expired: sql<boolean>`coalesce(${apiTokens.expiresAt} <= now(), false)`,
};

type TokenRow = Pick<
  typeof apiTokens.$inferSelect,
  "id" | "name" | "ending" | "scopes" | "createdAt" | "expiresAt" | "lastUsedAt"
> & { expired: boolean };

export function toTokenView({ id, name, ending, expired, ...row }: TokenRow): ApiTokenView {
  return {
    id,
    name,
    ending,
    expired,
    scopes: row.scopes.filter(isApiScope),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}

/** One's own tokens that are not revoked, newest first, with those that have just run out; at most 100. */
export async function listApiTokens(actor: Actor): Promise<ApiTokenView[]> {
  const rows = await db()
    .select(tokenColumns)
    .from(apiTokens)
    .where(and(eq(apiTokens.userId, actor.id), isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.id))
    .limit(literalLimit(100));
  return rows.map(toTokenView);
}
