import { and, desc, eq, isNull, lt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { apiTokens, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { cutPage, decodeCursor, encodeCursor } from "@/lib/core/pagination";
import { type ListAllTokensInput, listAllTokensInput } from "./inputs";
import { tokenColumns, toTokenView } from "./list-api-tokens";
import type { TokenList } from "./view-types";

/**
 * Everybody's tokens that are not revoked, newest first.
 * @throws AppError `forbidden`, or `invalid` for a cursor that is none of ours
 */
export async function listAllTokens(actor: Actor, raw: ListAllTokensInput): Promise<TokenList> {
  ensureMay(actor, "settings.tokens");
  const { cursor, limit } = listAllTokensInput.parse(raw);
  const rows = await db()
    .select({
      ...tokenColumns,
      everyTicket: apiTokens.everyTicket,
      owner: sql<string | null>`case when ${users.kind} <> 'service' then ${users.name} end`,
      ownerLeft: sql<boolean>`${users.status} <> 'active'`,
    })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(and(isNull(apiTokens.revokedAt), cursor ? lt(apiTokens.id, decodeCursor(cursor).id) : undefined))
    .orderBy(desc(apiTokens.id))
    .limit(literalLimit(limit + 1));
  const { page, next } = cutPage(rows, limit, ({ id }) => encodeCursor("", id));
  return { rows: page.map((row) => ({ ...row, ...toTokenView(row) })), next };
}
