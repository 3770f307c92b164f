import type { ZodError } from "zod";
import { AppError, type ErrorDetails } from "@/lib/core/errors";

type Issue = ZodError["issues"][number];
/** One thing that is wrong: where, and the key of the words for it. */
type Place = { in: string; path: PropertyKey[]; key: string; details: ErrorDetails };

/** A request that does not fit its operation: every fault at once, each with its place. */
export class InvalidRequest extends AppError {
  readonly places: Place[];
  constructor(part: string, error: ZodError) {
    super("invalid", "error.api.invalid", { cause: error });
    const where = part === "json" ? "body" : part === "param" ? "path" : part;
    this.places = error.issues.flatMap((issue) => placesOf(issue)).map((place) => ({ in: where, ...place }));
  }
}

function placesOf(issue: Issue): Omit<Place, "in">[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key], key: "error.api.unknown", details: {} }));
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
function saying(issue: Issue): { key: string; details: ErrorDetails } {
  if (issue.message.startsWith("error.")) return { key: issue.message, details: {} };
  switch (issue.code) {
    case "invalid_type":
      // Zod keeps what was sent out of its issues, but for this word.
      return /received undefined$/.test(issue.message)
        ? { key: "error.api.missing", details: {} }
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
      return { key: "error.field.invalid", details: {} };
  }
}
