import { and, isNull, type SQL, sql } from "drizzle-orm";
import { apiTokens } from "@/db/schema";

/** Condition on `api_tokens`: neither revoked nor run out. */
export const isLiveToken = and(
  isNull(apiTokens.revokedAt),
  sql`(${apiTokens.expiresAt} is null or ${apiTokens.expiresAt} > now())`,
) as SQL;
