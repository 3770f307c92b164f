import { z } from "zod";
import { retentionKinds } from "../../db/enums";
import { fewestDays, mostDays } from "./policy";

const id = z.coerce.number().int().positive();

export const personInput = z.object({ personId: id });
export type PersonInput = z.input<typeof personInput>;

export const erasePersonInput = z.object({
  personId: id,
  /** His name or one of his addresses, typed by whoever erases him. */
  confirmation: z.string().trim().min(1, "error.field.required").max(320, "error.field.tooLong"),
});
export type ErasePersonInput = z.input<typeof erasePersonInput>;

export const exportInput = z.object({ exportId: id });
export type ExportInput = z.input<typeof exportInput>;

/** Days as a form has them; nothing for "never". */
const days = z
  .union([z.number(), z.string().trim()])
  .transform((typed) => (typed === "" ? null : Number(typed)))
  .pipe(
    z.number("error.privacy.days").int("error.privacy.days").max(mostDays, "error.privacy.days").nullable(),
  );

export const changeRetentionInput = z
  .object({ kind: z.enum(retentionKinds), /** What the form showed. */ fromDays: days, days })
  .refine((input) => input.days === null || input.days >= fewestDays[input.kind], {
    path: ["days"],
    message: "error.privacy.days",
  });
export type ChangeRetentionInput = z.input<typeof changeRetentionInput>;
