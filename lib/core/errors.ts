/** The one table: what went wrong → HTTP status. Converters for form, API and page read it. */
export const errorStatus = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  outdated: 412,
  too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** Message key per field, dotted path as the input schema names it. */
export type FieldErrors = Record<string, string>;

/** Values a message is filled with, and what a screen needs to show both sides of a conflict. */
export type ErrorDetails = Record<string, string | number | null>;

/**
 * An expected failure: thrown in lib, turned into a result at the edge. `messageKey` stands in lib/i18n/messages and
 * is translated at the edge; the text of an Error never reaches a user.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  constructor(
    readonly code: ErrorCode,
    readonly messageKey: string,
    readonly options: { fields?: FieldErrors; details?: ErrorDetails; cause?: unknown } = {},
  ) {
    super(`${code}: ${messageKey}`, options.cause === undefined ? undefined : { cause: options.cause });
  }
}

/** What a verb finds wrong with one field of its input, in the same words for the whole and for the field. */
export function fieldError(field: string, messageKey: string): AppError {
  return new AppError("invalid", messageKey, { fields: { [field]: messageKey } });
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError || (error instanceof Error && error.name === "AppError");
}
