import { z } from "zod";

// Texts are keys of lib/i18n/messages. What a report takes comes from an address: strings, and empty ones from a form.

export const presets = ["7", "30", "90"] as const;
export type Preset = (typeof presets)[number];
const longestRange = 366;
const dayLength = 86_400_000;

/** Every number of a report that tickets stand behind; its list is asked for by this name. */
export const partKeys = [
  "new",
  "solved",
  "answered",
  "unanswered",
  "answered-in-time",
  "answered-late",
  "answer-running",
  "solved-in-time",
  "solved-late",
  "solve-running",
  "open-under-1",
  "open-1-3",
  "open-3-7",
  "open-7-30",
  "open-over-30",
] as const;
export type PartKey = (typeof partKeys)[number];

const given = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess((value) => (value === "" ? undefined : value), shape.optional());

/** A calendar day, in the zone of whoever asks. */
const day = z.iso
  .date({ error: "error.report.date", abort: true })
  .refine((value) => value >= "2000-01-01" && value < "2100-01-01", {
    error: "error.report.date",
    abort: true,
  });

const period = z.object({
  /** The days up to today, today included; without it and without dates the last 30. */
  days: given(z.enum(presets)),
  from: given(day),
  to: given(day),
  team: given(z.coerce.number("error.report.team").int("error.report.team").positive("error.report.team")),
});

function checkPeriod({ from, to }: z.output<typeof period>, context: z.RefinementCtx): void {
  if (!from && !to) return;
  const fault = (field: "from" | "to", message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  if (!from) fault("from", "error.field.required");
  else if (!to) fault("to", "error.field.required");
  else if (to < from) fault("to", "error.report.order");
  else if (Date.parse(to) - Date.parse(from) >= longestRange * dayLength) fault("to", "error.report.tooLong");
}

export const reportInput = period.superRefine(checkPeriod);
export type ReportInput = z.input<typeof reportInput>;
export type ReportPeriod = z.output<typeof reportInput>;

export const behindInput = period
  .extend({
    measure: z.enum(partKeys),
    cursor: given(z.string().max(200)),
    limit: z.number().int().min(1).max(100).default(50),
  })
  .superRefine(checkPeriod);
export type BehindInput = z.input<typeof behindInput>;

/** What is wrong with the dates, for the form that holds them; null when it is something else. */
export function rangeFault({ issues }: z.ZodError): { field: "from" | "to"; message: string } | null {
  const [first] = issues;
  const field = first?.path[0];
  return first && (field === "from" || field === "to") ? { field, message: first.message } : null;
}
