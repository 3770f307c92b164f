import "server-only";
import { getTranslations } from "next-intl/server";
import { createSafeActionClient, flattenValidationErrors, type ValidationErrors } from "next-safe-action";
import { z } from "zod";
import { type Actor, ensureActs, may } from "@/lib/core/actor";
import { AppError, isAppError } from "@/lib/core/errors";
import { allPermissions, type Permission, type Requirement } from "@/lib/core/permissions";
import { reportError } from "@/lib/core/report-error";
import { errorText, fieldErrorText } from "@/lib/i18n/error-text";
import { currentActor } from "./current-actor";

const requirement = z.custom<Requirement>(
  (value) => value === "own" || value === "public" || allPermissions.includes(value as Permission),
);

const client = createSafeActionClient({
  defineMetadataSchema: () => z.object({ permission: requirement }),
  handleServerError,
}).use(async ({ next, metadata: { permission } }) => {
  const actor = await currentActor();
  if (permission === "public") return next({ ctx: { actor } });
  if (!actor) throw new AppError("unauthenticated", "error.unauthenticated");
  ensureActs(actor);
  if (permission !== "own" && !may(actor, permission)) throw new AppError("forbidden", "error.forbidden");
  return next({ ctx: { actor } });
});

/**
 * The one wrapper of server actions: declares what the action asks for, checks its input, gives the verb its actor,
 * and answers with translated texts. `after` runs once the verb is done: a refresh, a redirect.
 */
export function verbAction<Schema extends z.ZodType, Result>(
  permission: Permission | "own",
  schema: Schema,
  verb: (actor: Actor, input: z.input<Schema>) => Promise<Result>,
  after: (result: Result) => void | Promise<void> = () => {},
) {
  return client
    .metadata({ permission })
    .inputSchema(schema, { handleValidationErrorsShape: async (errors) => translated(errors) })
    .action(async ({ clientInput, ctx }) => {
      if (!ctx.actor) throw new AppError("unauthenticated", "error.unauthenticated");
      const result = await verb(ctx.actor, clientInput as z.input<Schema>);
      await after(result);
      return result;
    });
}

/** The same for what nobody need be signed in for: sign-in, set-up. */
function publicAction<Schema extends z.ZodType, Result>(
  schema: Schema,
  run: (input: z.input<Schema>) => Promise<Result>,
) {
  return client
    .metadata({ permission: "public" })
    .inputSchema(schema, { handleValidationErrorsShape: async (errors) => translated(errors) })
    .action(async ({ clientInput }) => run(clientInput as z.input<Schema>));
}

/**
 * The same as the action of a `<form>`, which a browser can send without scripts too: Next then renders the page anew
 * with the answer. What was typed goes back with it, so that nothing is typed twice.
 * @param kept the fields that may go back: never a password
 */
export function formAction<Schema extends z.ZodType, Result>(
  schema: Schema,
  kept: readonly string[],
  run: (input: z.input<Schema>) => Promise<Result>,
) {
  return asForm(publicAction(schema, run), kept);
}

/** A form of somebody signed in: declares what it asks for, as `verbAction` does. */
export function verbFormAction<Schema extends z.ZodType, Result>(
  permission: Permission | "own",
  schema: Schema,
  kept: Kept,
  verb: (actor: Actor, input: z.input<Schema>) => Promise<Result>,
  after?: (result: Result) => void | Promise<void>,
) {
  return asForm(verbAction(permission, schema, verb, after), kept);
}

/** Names of fields, or what tells them where a form has as many as its user adds. */
type Kept = readonly string[] | ((name: string) => boolean);

function asForm<Input, Answer>(act: (input: Input) => Promise<Answer>, kept: Kept) {
  const isKept = typeof kept === "function" ? kept : (name: string) => kept.includes(name);
  return async (_before: unknown, form: FormData) => {
    const typed = [...form].filter((field): field is [string, string] => typeof field[1] === "string");
    const answer = await act(valuesOf(typed) as Input);
    const values = Object.entries(valuesOf(typed.filter(([name]) => isKept(name))));
    // A list goes back between commas: what is ticked are ids and codes.
    return { ...answer, values: Object.fromEntries(values.map(([name, value]) => [name, String(value)])) };
  };
}

/** A field that stands in the form several times, as boxes to tick do, is a list. */
function valuesOf(typed: [string, string][]): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const [name, value] of typed) {
    const before = values[name];
    values[name] = before === undefined ? value : [before, value].flat();
  }
  return values;
}

/** An unexpected error shows an id that is in the log, and nothing else. */
async function handleServerError(error: Error) {
  const t = await getTranslations();
  if (isAppError(error)) {
    const { details, fields } = error.options;
    return {
      code: error.code as string,
      message: errorText(t, error.messageKey, details),
      ...(details ? { details } : {}),
      ...(fields ? { fields: mapValues(fields, (key) => fieldErrorText(t, key, details)) } : {}),
    };
  }
  const id = reportError("action failed", error);
  return { code: "unexpected", message: errorText(t, "error.unexpected", { id }), id };
}

function mapValues(values: Record<string, string>, map: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}

/** Every field's errors at once, in the reader's words. */
async function translated(errors: ValidationErrors<z.ZodType>) {
  const t = await getTranslations();
  const { fieldErrors, formErrors } = flattenValidationErrors(errors) as {
    fieldErrors: Record<string, string[] | undefined>;
    formErrors: string[];
  };
  const words = (keys: string[] | undefined) => keys?.map((key) => fieldErrorText(t, key));
  return {
    formErrors: words(formErrors) ?? [],
    fieldErrors: Object.fromEntries(Object.entries(fieldErrors).map(([field, keys]) => [field, words(keys)])),
  };
}
