import { z } from "zod";
import { changeHoursInput } from "./inputs";
import { typedWeek } from "./typed-week";

/** The same as the form sends it: a field each ("0.1.to" is Monday's second end) and the button that was pressed. */
export const hoursForm = z
  .record(z.string(), z.string())
  .transform((values) => ({
    act: values.act ?? "save",
    seenVersion: Number(values.seenVersion) || 0,
    timeZone: values.timeZone ?? "",
    week: typedWeek(values),
  }))
  .pipe(changeHoursInput.extend({ act: z.string().max(20) }));
