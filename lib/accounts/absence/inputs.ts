import { z } from "zod";
import { formId } from "../inputs";

// What a calendar can hold and nobody types by accident.
const day = z.string().pipe(z.iso.date("error.absence.day")).refine(isNear, "error.absence.day");
const noteLength = 200;

/** One's own; `seen` is what the form showed, so that what somebody else set meanwhile is a conflict. */
export const absenceInput = z.object({
  seen: z.string().max(40),
  firstDay: day,
  /** Empty: until he says that he is back. */
  lastDay: z.union([z.literal("").transform(() => null), z.null(), day], "error.absence.day"),
  note: z
    .string()
    .transform((text) => text.replace(/\p{Cc}+/gu, " ").trim())
    .pipe(z.string().max(noteLength, "error.field.tooLong")),
  /** Also as a form has it, which says nothing of an empty box. */
  releases: z
    .union([z.boolean(), z.literal("yes").transform(() => true)], "error.field.invalid")
    .default(false),
});

export const setAbsenceInput = absenceInput.extend({ userId: formId });
export type SetAbsenceInput = z.input<typeof setAbsenceInput>;

export const endAbsenceInput = z.object({ userId: formId });
export type EndAbsenceInput = z.input<typeof endAbsenceInput>;

function isNear(text: string): boolean {
  return /^20\d\d-/.test(text);
}
