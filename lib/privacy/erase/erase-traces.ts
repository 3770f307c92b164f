import { eq, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import {
  apiRequests,
  appointments,
  drafts,
  eventWork,
  links,
  noticeMails,
  notificationChoices,
  notifications,
  privacyJobs,
  rateLimits,
  sessions,
  ticketReads,
  trustedDevices,
  uploads,
  users,
} from "@/db/schema";
import { removeStored } from "@/lib/stores/storage";
import { erasedText } from "../policy";
import { type Erasure, mentions, type Stage } from "./stage";

const batchSize = 1000;

/** Rows that are about him alone; sessions and links once more, for one that was being made while he was erased. */
const rows: { table: PgTable; of: PgColumn }[] = [
  { table: apiRequests, of: apiRequests.userId },
  { table: drafts, of: drafts.authorId },
  { table: links, of: links.userId },
  { table: noticeMails, of: noticeMails.userId },
  { table: noticeMails, of: noticeMails.byId },
  { table: notificationChoices, of: notificationChoices.userId },
  { table: notifications, of: notifications.userId },
  { table: notifications, of: notifications.byId },
  { table: sessions, of: sessions.userId },
  { table: ticketReads, of: ticketReads.userId },
  { table: trustedDevices, of: trustedDevices.userId },
];

/** What is left: notices, marks, drafts, files that wait for a message, counters by address, exports. */
export const eraseTraces: Stage = async (_system, erasure) => {
  for (const { table, of } of rows) {
    const gone = await deleteSome(table, eq(of, erasure.userId));
    if (gone === batchSize) return { handled: 0, cursor: 0 };
  }
  await removeUploads(erasure.userId);
  await removePicture(erasure.userId);
  await removeExports(erasure.userId);
  await blankTables(erasure);
  return { handled: 0, cursor: null };
};

async function deleteSome(table: PgTable, which: SQL): Promise<number> {
  const some = sql`select ctid from ${table} where ${which} limit ${sql.raw(String(batchSize))}`;
  const { rowCount } = await db().execute(sql`delete from ${table} where ctid = any(array(${some}))`);
  return rowCount ?? 0;
}

async function removeUploads(userId: number): Promise<void> {
  const files = await db()
    .select({ id: uploads.id, storageKey: uploads.storageKey })
    .from(uploads)
    .where(eq(uploads.userId, userId))
    .limit(literalLimit(batchSize));
  for (const { id, storageKey } of files) {
    await removeStored(storageKey);
    await db().delete(uploads).where(eq(uploads.id, id));
  }
}

/** Nobody is given it since he was erased; its octets before what tells of them. */
async function removePicture(userId: number): Promise<void> {
  const [row] = await db().select({ picture: users.picture }).from(users).where(eq(users.id, userId));
  if (!row?.picture) return;
  await removeStored(row.picture.key);
  await db().update(users).set({ picture: null }).where(eq(users.id, userId));
}

async function removeExports(userId: number): Promise<void> {
  const exports = await db()
    .select({ id: privacyJobs.id, storageKey: privacyJobs.storageKey })
    .from(privacyJobs)
    .where(sql`${privacyJobs.userId} = ${userId} and ${privacyJobs.storageKey} is not null`);
  for (const { id, storageKey } of exports) {
    if (storageKey) await removeStored(storageKey);
    await db()
      .update(privacyJobs)
      .set({ storageKey: null, size: null, state: "gone" })
      .where(eq(privacyJobs.id, id));
  }
}

/** Small tables without an index for it. */
async function blankTables({ userId, addresses }: Erasure): Promise<void> {
  await db()
    .update(appointments)
    .set({ title: erasedText, place: "" })
    .where(sql`${appointments.assigneeId} = ${userId} and ${appointments.ticketId} is null`);
  await db()
    .delete(rateLimits)
    .where(mentions(sql`${rateLimits.key}`, addresses));
  await db()
    .update(eventWork)
    .set({ lastError: null })
    .where(mentions(sql`${eventWork.lastError}`, addresses));
}
