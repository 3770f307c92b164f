/** Counts stop at 1,000: what lies beyond is 999+. */
export function formatCount(count: number): string {
  return count >= 1000 ? "999+" : String(count);
}
