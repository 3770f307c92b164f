import { desc, eq, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { privacyJobs, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import type { PrivacyJobView } from "./view-types";

const askers = alias(users, "askers");
const shown = 50;

/** The latest exports and erasures, of everybody or of one person; at most 50. */
export async function listPrivacyJobs(actor: Actor, personId?: number): Promise<PrivacyJobView[]> {
  ensureMay(actor, "settings.privacy");
  const of: SQL | undefined = personId === undefined ? undefined : eq(privacyJobs.userId, personId);
  const rows = await db()
    .select({
      id: privacyJobs.id,
      kind: privacyJobs.kind,
      state: privacyJobs.state,
      person: { id: users.id, name: users.name },
      askedBy: askers.name,
      done: privacyJobs.done,
      total: privacyJobs.total,
      size: privacyJobs.size,
      createdAt: privacyJobs.createdAt,
      endedAt: privacyJobs.endedAt,
      expiresAt: privacyJobs.expiresAt,
    })
    .from(privacyJobs)
    .innerJoin(users, eq(users.id, privacyJobs.userId))
    .innerJoin(askers, eq(askers.id, privacyJobs.askedById))
    .where(of)
    .orderBy(desc(privacyJobs.id))
    .limit(literalLimit(shown));
  return rows.map(({ done, total, createdAt, endedAt, expiresAt, ...row }) => ({
    ...row,
    // Not 100 before it is over: what comes last is not counted.
    progress: total === 0 ? 0 : Math.min(99, Math.floor((done / total) * 100)),
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  }));
}
