import { z } from "zod";
import { type Locale, locales } from "@/lib/i18n/locales";

/** An IANA zone that this machine knows. */
export const timeZone = z
  .string()
  .max(60, "error.field.timeZone")
  .refine((zone) => {
    try {
      new Intl.DateTimeFormat("en", { timeZone: zone });
      return zone.length > 0;
    } catch {
      return false;
    }
  }, "error.field.timeZone");

const name = z
  .string()
  .max(60, "error.field.tooLong")
  .transform((text) => text.replace(/\p{Cc}+/gu, " ").trim())
  .default("");

/** What admins call something, in each language; one of them is enough. */
export const nameIn = { en: name, de: name } satisfies Record<Locale, typeof name>;
export const isNamed = (names: Record<Locale, string>) => locales.some((one) => names[one] !== "");
export const unnamed = { message: "error.field.empty", path: ["en"] };

/** Values of custom fields by keys, in whatever form: what they may be the fields say (fields/change-values.ts). */
export const fieldValuesInput = z.record(z.string(), z.unknown()).default({});

const prefix = "customFields.";
const shown = z.record(z.string(), z.unknown()).catch({});

/** Whether a field of a form is a custom one, and may go back with it. */
export function isCustomField(name: string): boolean {
  return name.startsWith(prefix);
}

/**
 * An input with `customFields` and what was seen of them, also as a form has it: a control each ("customFields.plan"),
 * and one more with what all of them showed. One that showed something and sends nothing is boxes of which none is ticked.
 */
export function withCustomFields<Output, Input extends object>(schema: z.ZodType<Output, Input>) {
  return z.preprocess((given: Input) => gathered(given), schema);
}

function gathered(given: object): object {
  const { fromCustomFields: from, ...form } = (given ?? {}) as Record<string, unknown>;
  if (typeof from !== "string") return given;
  const seen = shown.parse(parsed(from));
  const customFields = new Map<string, unknown>(Object.keys(seen).map((key) => [key, null]));
  const own = new Map<string, unknown>([["fromCustomFields", seen]]);
  for (const [name, value] of Object.entries(form)) {
    if (isCustomField(name)) customFields.set(name.slice(prefix.length), value);
    else own.set(name, value);
  }
  return { ...Object.fromEntries(own), customFields: Object.fromEntries(customFields) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const seen = z.string().max(200);

export const changeWorkspaceInput = z.object({
  /** What the form showed: a field that somebody else set meanwhile is a conflict. */
  from: z.object({ name: seen, timeZone: seen, locale: seen }),
  name: z.string().trim().min(1, "error.field.empty").max(120, "error.field.tooLong"),
  timeZone,
  locale: z.enum(locales, "error.field.invalid"),
});
export type ChangeWorkspaceInput = z.input<typeof changeWorkspaceInput>;

/** A number of a form, from a control that cannot say another. */
const between = (least: number, most: number) =>
  z.coerce
    .number("error.field.invalid")
    .int("error.field.invalid")
    .min(least, "error.field.invalid")
    .max(most, "error.field.invalid");

export const changeColourInput = z.object({
  hue: between(0, 359),
  strength: between(0, 100),
  /** A colour whose hue and strength are taken instead; empty for none. */
  hex: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^(#?[0-9a-f]{6})?$/, "error.brand.hex")
    .transform((typed) => typed && `#${typed.replace("#", "")}`)
    .default(""),
  /** The hue and the strength that were shown. */
  from: z.string().max(20),
});
export type ChangeColourInput = z.input<typeof changeColourInput>;

/** A box of a form: there is nothing where it is not ticked. */
export const ticked = z
  .union([z.boolean(), z.enum(["on", ""]).transform((value) => value === "on")])
  .default(false);

export const changeHelpLanguagesInput = z.object({
  en: ticked,
  de: ticked,
  /** Those that were shown as ticked, between commas. */
  from: z.string().max(40),
}) satisfies z.ZodType<Record<(typeof locales)[number], boolean>>;
export type ChangeHelpLanguagesInput = z.input<typeof changeHelpLanguagesInput>;
export const showFirstStepsInput = z.object({
  /** Also as a form has it. */
  shown: z.union([z.boolean(), z.enum(["yes", "no"]).transform((answer) => answer === "yes")]),
});
export type ShowFirstStepsInput = z.input<typeof showFirstStepsInput>;

export const queueInput = z.object({ queue: z.string().min(1).max(40) });
export type QueueInput = z.input<typeof queueInput>;

/** A failed job or a schedule, under the name that its queue knows. */
export const queuedInput = queueInput.extend({ id: z.string().min(1).max(200) });
export type QueuedInput = z.input<typeof queuedInput>;

export const workInput = z.object({
  eventId: z.number().int().positive(),
  listener: z.string().min(1).max(100),
});
export type WorkInput = z.input<typeof workInput>;
