/** The part of next-intl's translator that is asked here; keys come from AppError and are checked at run time. */
type Translator = {
  (key: never, values?: never): string;
  has(key: never): boolean;
};

/**
 * The text of an expected error: `key` stands in the messages, `details` fills it. A missing value reads "none",
 * which the messages know ("Somebody"), and an unknown key becomes the general text.
 */
export function errorText(
  t: Translator,
  key: string,
  details: Record<string, string | number | null | undefined> = {},
): string {
  const values: Record<string, string | number> = {
    name: "none",
    theirs: "none",
    yours: "none",
    left: 0,
    minutes: 1,
    id: "",
  };
  for (const [name, value] of Object.entries(details)) values[name] = value ?? "none";
  return t((t.has(key as never) ? key : "error.unexpected") as never, values as never);
}

/**
 * The text of what is wrong with one field. A schema's rule that names no message of ours (a field that no form leaves
 * out, a number where a form has text) says that the value is not right, and not that we failed.
 */
export function fieldErrorText(
  t: Translator,
  key: string,
  details?: Record<string, string | number | null | undefined>,
): string {
  return errorText(t, t.has(key as never) ? key : "error.field.invalid", details);
}
