/** What a server action answers (next-safe-action's form); every text is already translated. */
export type ActionResult<T> = {
  data?: T;
  serverError?: ActionError;
  validationErrors?: { fieldErrors: Record<string, string[] | undefined>; formErrors?: string[] };
};

/** What the action of a form answers: with what was typed, for a page that is rendered anew. */
export type FormResult<T = unknown> = ActionResult<T> & { values?: Record<string, string> };
export type FormAction<T = unknown> = (before: FormResult<T>, form: FormData) => Promise<FormResult<T>>;

type ActionError = {
  code: string;
  message: string;
  id?: string;
  /** What is wrong with a field that only the verb could know: a wrong password, an address in use. */
  fields?: Record<string, string>;
  details?: Record<string, string | number | null>;
};

/** The first thing that went wrong, as a text; null when it went well. */
export function problemOf(result: ActionResult<unknown> | undefined): string | null {
  if (!result) return null;
  if (result.serverError) return result.serverError.message;
  const { formErrors = [], fieldErrors = {} } = result.validationErrors ?? {};
  return formErrors[0] ?? Object.values(fieldErrors).flatMap((list) => list ?? [])[0] ?? null;
}
