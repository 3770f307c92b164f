import { Temporal } from "temporal-polyfill";
import { db } from "@/db/client";
import { retentionRules } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { isClosing } from "@/lib/core/closing";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { privacyEvents } from "../events";
import { rules } from "./rules";

const rowsAtOnce = 100;
const batchesPerRun = 50;

/** Between one and five on the workspace's clock: while few people work, and several runs long if there is much. */
export async function runRetentionAtNight(system: Actor, now: Date): Promise<number> {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(system.timeZone);
  return hour >= 1 && hour < 5 ? runRetention(system) : 0;
}

/**
 * Deletes what is older than its rule allows, the oldest first, each row by itself: a run that is cut short is gone on
 * with by the next. At most 5,000 rows of each kind a run.
 * @returns how many went
 */
export async function runRetention(system: Actor): Promise<number> {
  let all = 0;
  for (const { kind, days } of await db().select().from(retentionRules)) {
    let gone = 0;
    for (let batch = 0; batch < batchesPerRun && !isClosing(); batch++) {
      const cleared = await rules[kind].clear(system, days, rowsAtOnce);
      gone += cleared;
      if (cleared < rowsAtOnce) break;
    }
    if (gone > 0) await noteRun(system, kind, gone);
    all += gone;
  }
  return all;
}

function noteRun(system: Actor, kind: string, gone: number): Promise<void> {
  return transact(system, async (tx, now) => {
    await recordEvent(tx, system, {
      name: privacyEvents.retentionRun,
      at: now,
      subject: { kind: "workspace", id: 1 },
      payload: { changes: [{ field: `gone_${kind}`, from: null, to: gone }] },
    });
  });
}
