import type { ZodError } from "zod";
import { AppError, type ErrorDetails, type FieldErrors } from "@/lib/core/errors";

type Issue = ZodError["issues"][number];
/** Where in a request something stands. */
type Part = "body" | "query" | "path" | "header";
/** One thing that is wrong: where, and the key of the words for it. */
export type Place = { in: Part; path: PropertyKey[]; key: string; details?: ErrorDetails };

/** A request that does not fit its operation: every fault at once, each with its place. */
export class InvalidRequest extends AppError {
  constructor(
    readonly places: Place[],
    code: "invalid" | "conflict" = "invalid",
    messageKey = "error.api.invalid",
    cause?: unknown,
  ) {
    super(code, messageKey, { cause });
  }
}

/** What an operation's own schema found. */
export function unfit(part: Part, error: ZodError): InvalidRequest {
  const places = error.issues.flatMap(placesOf).map((place) => ({ in: part, ...place }));
  return new InvalidRequest(places, "invalid", "error.api.invalid", error);
}

/**
 * Runs a verb whose fields have other names than the request's: what it finds wrong is told where its caller wrote it.
 * @param names the verb's field → the request's, dotted; what is not named keeps its name, as do parts of a field
 */
export async function tellingBy<Result>(
  names: Record<string, string>,
  verb: () => Promise<Result>,
): Promise<Result> {
  try {
    return await verb();
  } catch (error) {
    throw renamed(error, names);
  }
}

function renamed(error: unknown, names: Record<string, string>): unknown {
  const nameOf = (field: string) => {
    const [first = "", ...rest] = field.split(".");
    return [...(names[first] ?? first).split("."), ...rest];
  };
  if (isZodError(error)) {
    const places = error.issues.flatMap(placesOf).map(({ path: [first = "", ...rest], ...place }) => ({
      in: "body" as const,
      path: [...nameOf(String(first)), ...rest],
      ...place,
    }));
    return new InvalidRequest(places, "invalid", "error.api.invalid", error);
  }
  if (!(error instanceof AppError) || !error.options.fields) return error;
  const places = placesIn(error.options.fields, nameOf, error.options.details);
  const code = error.code === "conflict" ? "conflict" : "invalid";
  return new InvalidRequest(places, code, error.messageKey, error);
}

function placesIn(fields: FieldErrors, nameOf: (field: string) => string[], details?: ErrorDetails): Place[] {
  return Object.entries(fields).map(([field, key]) => ({ in: "body", path: nameOf(field), key, details }));
}

export function isZodError(error: unknown): error is ZodError {
  return error instanceof Error && error.name === "ZodError" && "issues" in error;
}

function placesOf(issue: Issue): Omit<Place, "in">[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key], key: "error.api.unknown" }));
  }
  // Of a map's key its own rules are wrong, inside.
  if (issue.code === "invalid_key") {
    return issue.issues.slice(0, 1).map((inner) => ({ path, ...saying(inner as Issue) }));
  }
  // Of several forms that a value may have, the one that came furthest knows best what is wrong.
  if (issue.code === "invalid_union") {
    const closest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
    const inner = closest.flatMap((one) => placesOf(one as Issue));
    if (inner.length > 0) return inner.map((place) => ({ ...place, path: [...path, ...place.path] }));
  }
  return [{ path, ...saying(issue) }];
}

function depth(issues: readonly { path: PropertyKey[] }[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

/** Our own schemas speak in keys; what Zod itself finds has no key and is told by its code. */
function saying(issue: Issue): Pick<Place, "key" | "details"> {
  if (issue.message.startsWith("error.")) return { key: issue.message };
  switch (issue.code) {
    case "invalid_type":
      // Zod keeps what was sent out of its issues, but for this word.
      return /received undefined$/.test(issue.message)
        ? { key: "error.api.missing" }
        : { key: "error.api.kind", details: { expected: issue.expected } };
    case "invalid_value":
      return { key: "error.api.oneOf", details: { values: issue.values.join(", ") } };
    case "too_big":
      return { key: "error.api.most", details: { origin: issue.origin, limit: Number(issue.maximum) } };
    case "too_small":
      return { key: "error.api.least", details: { origin: issue.origin, limit: Number(issue.minimum) } };
    case "invalid_format":
      return { key: "error.api.format", details: { format: issue.format } };
    default:
      return { key: "error.field.invalid" };
  }
}
