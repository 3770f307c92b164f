const NUMERIC_ZONE = /[+-]\d{2}:?\d{2}$/;
const ALPHABETIC_ZONE = /\s+[A-Z]{1,5}$/i;

/**
 * The Date header, or null when absent or unreadable. A missing or unknown zone is read as UTC (RFC 5322 3.3 and 4.3,
 * "-0000"), so the answer does not depend on where the process runs. The sender chooses it: never trust it for order.
 */
export function readDate(value: string | null): Date | null {
  const header = (value ?? "")
    .slice(0, 200)
    .replace(/\([^()]*\)/g, " ")
    .trim();
  if (header === "") return null;
  const candidates = NUMERIC_ZONE.test(header)
    ? [header]
    : [withZone(header), `${header.replace(ALPHABETIC_ZONE, "")} +0000`, `${header} +0000`];
  return candidates.map((text) => new Date(text)).find(isPlausible) ?? null;
}

/** The obsolete zone names that every engine knows; the rest would be read in the process's own zone. */
function withZone(header: string): string {
  return /\s(?:UTC?|GMT|Z|[ECMP][SD]T)$/i.test(header) ? header : "";
}

function isPlausible(date: Date): boolean {
  const year = date.getUTCFullYear();
  return year >= 1970 && year < 2200;
}
