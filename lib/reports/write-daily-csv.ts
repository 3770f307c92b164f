import type { Actor } from "@/lib/core/actor";
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
  const report = await openReport(actor, reportInput.parse(raw));
  const { steps } = await measureVolume(report, 1);
  return stream(lines(head, steps));
}

function* lines(head: Head, steps: Volume["steps"]): Generator<string> {
  yield csvLine([head.day, head.new, head.solved]);
  for (const step of steps) yield csvLine([step.from, step.new, step.solved]);
}

/** Made as it is read. */
function stream(texts: Generator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      const { value, done } = texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}

/** Quoted where it must be; what a spreadsheet would take for a formula is made text. */
export function csvLine(cells: (string | number)[]): string {
  const written = cells.map((cell) => {
    if (typeof cell === "number") return String(cell);
    const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${written.join(",")}\r\n`;
}
