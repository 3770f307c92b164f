import { z } from "zod";

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

const seen = z.string().max(200);

export const changeWorkspaceInput = z.object({
  /** What the form showed: a field that somebody else set meanwhile is a conflict. */
  from: z.object({ name: seen, timeZone: seen, locale: seen }),
  name: z.string().trim().min(1, "error.field.empty").max(120, "error.field.tooLong"),
  timeZone,
  locale: z.enum(["en", "de"], "error.field.invalid"),
});
export type ChangeWorkspaceInput = z.input<typeof changeWorkspaceInput>;
