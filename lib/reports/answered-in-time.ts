import { tickets } from "@/db/schema";
import { keptParts, startedInRange } from "./kept-promises";
import type { Measure } from "./measure";

/**
 * Of the tickets created in the range that have a first-reply deadline and whose answer is decided, the share answered
 * before it. Late is one whose deadline passed before the reply, answered since or not. Deadlines that still run are
 * not counted but named, and those called off do not count.
 */
export const answeredInTime: Measure<"answered-in-time" | "answered-late" | "answer-running"> = {
  at: tickets.createdAt,
  clock: "first_response",
  among: startedInRange,
  parts: {
    "answered-in-time": keptParts.inTime,
    "answered-late": keptParts.late,
    "answer-running": keptParts.running,
  },
};
