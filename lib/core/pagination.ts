import { z } from "zod";
import { AppError } from "./errors";

const cursorShape = z.tuple([z.string(), z.number().int()]);

/** Cursor of a keyset page: the sort key's text and the id of the last row, opaque to whoever holds it. */
export function encodeCursor(key: string, id: number): string {
  return Buffer.from(JSON.stringify([key, id])).toString("base64url");
}

/**
 * A page out of the `limit + 1` rows that were asked for, and the cursor of the next one: null where there is none.
 * @param cursorOf of the page's last row
 */
export function cutPage<Row, Cursor>(
  rows: Row[],
  limit: number,
  cursorOf: (last: Row) => Cursor,
): { page: Row[]; next: Cursor | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}

/** @throws AppError `invalid` for anything but a cursor of ours */
export function decodeCursor(cursor: string): { key: string; id: number } {
  try {
    const [key, id] = cursorShape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { key, id };
  } catch (cause) {
    throw invalidCursor(cause);
  }
}

const instantText = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d(:\d\d)?)$/;

/**
 * The same for a key that is an instant, in ISO 8601 or as PostgreSQL writes it, or "infinity".
 * @throws AppError `invalid`: what a hostile cursor holds never reaches the database
 */
export function decodeInstantCursor(cursor: string): { key: string; id: number } {
  const { key, id } = decodeCursor(cursor);
  const known = key === "infinity" || (instantText.test(key) && !Number.isNaN(Date.parse(key)));
  if (!known) throw invalidCursor();
  return { key: key === "infinity" ? key : new Date(key).toISOString(), id };
}

/** Whether a list that pages by an instant would take it. */
export function isInstantCursor(cursor: unknown): cursor is string {
  if (typeof cursor !== "string") return false;
  try {
    return decodeInstantCursor(cursor).id > 0;
  } catch {
    return false;
  }
}

function invalidCursor(cause?: unknown): AppError {
  return new AppError("invalid", "error.cursor", { fields: { cursor: "error.cursor" }, cause });
}
