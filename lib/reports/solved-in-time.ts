import { tickets } from "@/db/schema";
import { keptParts, startedInRange } from "./kept-promises";
import type { Measure } from "./measure";

/**
 * Of the tickets created in the range that have a solution deadline and whose solution is decided, the share solved
 * before it. Time spent waiting for the customer does not use up the deadline. Late is one whose deadline passed
 * first, solved since or not. Deadlines that still run or stand are not counted but named, and those called off do
 * not count.
 */
export const solvedInTime: Measure<"solved-in-time" | "solved-late" | "solve-running"> = {
  at: tickets.createdAt,
  clock: "resolution",
  among: startedInRange,
  parts: {
    "solved-in-time": keptParts.inTime,
    "solved-late": keptParts.late,
    "solve-running": keptParts.running,
  },
};
