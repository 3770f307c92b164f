import { AppError } from "./errors";

/**
 * A field may be changed by whoever saw what it is now.
 * @throws AppError `conflict` (details theirs, yours)
 */
export function ensureSeen(
  theirs: string,
  seen: string,
  yours: string,
  key = "error.customers.changed",
): void {
  if (theirs === seen) return;
  throw new AppError("conflict", key, {
    details: { theirs: theirs || null, yours: yours || null },
  });
}
