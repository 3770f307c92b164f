import type { ViewKey } from "@/lib/tickets/inputs";
import type { ViewCounts } from "@/lib/tickets/view-types";

/** How much a view holds; undefined for one that is not counted. */
export function countOf(counts: ViewCounts, view: ViewKey): number | undefined {
  return (counts as Partial<Record<ViewKey, number>>)[view];
}

/** Counts stop at 1,000: what lies beyond is 999+. */
export function formatCount(count: number | undefined): string {
  if (count === undefined) return "";
  return count >= 1000 ? "999+" : String(count);
}
