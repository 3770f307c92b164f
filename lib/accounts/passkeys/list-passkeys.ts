import { asc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { passkeys } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import type { PasskeyView } from "../view-types";
import { mostPasskeys } from "./inputs";

/** One's own passkeys, the oldest first: all there can be. */
export async function listPasskeys(actor: Actor): Promise<PasskeyView[]> {
  const rows = await db()
    .select({
      id: passkeys.id,
      name: passkeys.name,
      isBackedUp: passkeys.isBackedUp,
      createdAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.userId, actor.id))
    .orderBy(asc(passkeys.id))
    .limit(literalLimit(mostPasskeys));
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
}
