import type { Actor } from "@/lib/core/actor";
import { csvLine, csvStream } from "@/lib/core/csv";
import { recordExport } from "@/lib/settings/record-export";
import { measureVolume } from "./get-report";
import { type ReportInput, reportInput } from "./inputs";
import { openReport } from "./report";
import type { Volume } from "./view-types";

type Head = { day: string; new: string; solved: string };

/**
 * New and solved tickets of each day of a range as CSV (RFC 4180), a line at a time.
 * @throws AppError `forbidden`, or `not_found` for a team that the actor does not see
 */
export async function writeDailyCsv(
  actor: Actor,
  raw: ReportInput,
  head: Head,
): Promise<ReadableStream<Uint8Array>> {
  const input = reportInput.parse(raw);
  const report = await openReport(actor, input);
  const { from: fromDay, to: toDay } = report.range;
  await recordExport(actor, { what: "reports", filters: { fromDay, toDay }, ids: { teamId: input.team } });
  const { steps } = await measureVolume(report, 1);
  return csvStream(lines(head, steps));
}

function* lines(head: Head, steps: Volume["steps"]): Generator<string> {
  yield csvLine([head.day, head.new, head.solved]);
  for (const step of steps) yield csvLine([step.from, step.new, step.solved]);
}
