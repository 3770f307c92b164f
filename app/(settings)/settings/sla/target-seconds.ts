const longestMinutes = 366 * 24 * 60;

/** What is typed into a field of the policy, whole minutes up to a year, in seconds; null when it is none. */
export function targetSeconds(typed: string | undefined): number | null {
  const text = typed?.trim() ?? "";
  const minutes = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= longestMinutes ? minutes * 60 : null;
}
