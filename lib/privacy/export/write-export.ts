import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { makeZip } from "client-zip";
import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { privacyJobs } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { isClosing } from "@/lib/core/closing";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { removeStored, storeStream } from "@/lib/stores/storage";
import { privacyEvents } from "../events";
import { leaseSeconds } from "../lease";
import { exportDays } from "../policy";
import { type ExportFile, exportFiles } from "./export-files";

type Export = { id: number; userId: number; askedById: number; storageKey: string | null };

/**
 * Milliseconds between two looks at whether the export is still wanted, which also say that its writer lives: by the clock,
 * for a single entry may take longer than the lease, and two writers would spoil one file.
 */
const lookEvery = 5000;

/**
 * Writes the file, one entry after the other and never whole in memory. A ZIP cannot be gone on with: whoever takes over
 * from a worker that died begins it again, under the same name. One that is not wanted any more, since its person is
 * being erased, is thrown away.
 */
export async function writeExport(system: Actor, job: Export): Promise<void> {
  const { id, storageKey } = job;
  if (!storageKey) throw new Error("an export without a file");
  const watch = { wanted: true, done: 0 };
  const looking = setInterval(() => {
    noteAlive(id, watch.done).then(
      (wanted) => {
        watch.wanted = wanted;
      },
      () => {},
    );
  }, lookEvery);
  try {
    const entries = Readable.fromWeb(makeZip(watched(job, watch)) as ReadableStream);
    const { size } = await storeStream(storageKey, entries);
    if (await finish(system, job, size)) return;
  } catch (error) {
    if (!(error instanceof Unwanted)) throw error;
  } finally {
    clearInterval(looking);
  }
  if (!(await isWanted(id))) await removeStored(storageKey);
}

/** After too many failures; what a try may have left goes first. */
export async function failExport(system: Actor, { id, userId, storageKey }: Export): Promise<void> {
  if (storageKey) await removeStored(storageKey);
  await transact(system, async (tx, now) => {
    const ended = await tx
      .update(privacyJobs)
      .set({ state: "failed", nextAt: null, endedAt: now, storageKey: null })
      .where(isOpen(id))
      .returning({ id: privacyJobs.id });
    if (ended.length === 0) return;
    await recordEvent(tx, system, {
      name: privacyEvents.exportFailed,
      at: now,
      subject: { kind: "user", id: userId },
      payload: { exportId: id },
    });
  });
}

/** Ends the file in the middle: the next try begins it again, if there is one. */
class Unwanted extends Error {}

async function* watched(job: Export, watch: { wanted: boolean; done: number }): AsyncGenerator<ExportFile> {
  for await (const { counts, ...file } of exportFiles(job)) {
    if (isClosing() || !watch.wanted) throw new Unwanted();
    yield file;
    if (counts) watch.done++;
  }
}

async function noteAlive(id: number, done: number): Promise<boolean> {
  const alive = await db()
    .update(privacyJobs)
    .set({
      done: sql`least(${privacyJobs.total}, ${done}::int)`,
      nextAt: sql`now() + make_interval(secs => ${leaseSeconds})`,
    })
    .where(isOpen(id))
    .returning({ id: privacyJobs.id });
  return alive.length > 0;
}

function finish(system: Actor, { id, userId }: Export, size: number): Promise<boolean> {
  return transact(system, async (tx, now) => {
    const ended = await tx
      .update(privacyJobs)
      .set({
        state: "done",
        done: sql`${privacyJobs.total}`,
        size,
        nextAt: null,
        endedAt: now,
        expiresAt: new Date(now.getTime() + exportDays * 86_400_000),
      })
      .where(isOpen(id))
      .returning({ id: privacyJobs.id });
    if (ended.length === 0) return false;
    await recordEvent(tx, system, {
      name: privacyEvents.exportMade,
      at: now,
      subject: { kind: "user", id: userId },
      payload: { exportId: id, size },
    });
    return true;
  });
}

async function isWanted(id: number): Promise<boolean> {
  const [row] = await db()
    .select({ state: privacyJobs.state })
    .from(privacyJobs)
    .where(eq(privacyJobs.id, id));
  return row?.state === "open" || row?.state === "done";
}

function isOpen(id: number) {
  return and(eq(privacyJobs.id, id), eq(privacyJobs.state, "open"));
}
