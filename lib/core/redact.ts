const secret =
  /password|passphrase|token|secret|authorization|cookie|credential|api_?key|data_?key|(database|redis|smtp)_?url/i;
const deepest = 6;
const hidden = "[redacted]";

/**
 * The same with every value hidden that stands under a key such as `password` or `newApiKey`, at any depth. What is
 * nested deeper than six levels is hidden whole: a log line has no business there.
 */
export function redacted(value: unknown, depth = 0): unknown {
  if (Array.isArray(value)) return depth < deepest ? value.map((one) => redacted(one, depth + 1)) : hidden;
  if (!isPlain(value)) return value;
  if (depth >= deepest) return hidden;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      secret.test(key) && one !== undefined && one !== null ? hidden : redacted(one, depth + 1),
    ]),
  );
}

/** Errors, dates and the like are written by who knows them. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
