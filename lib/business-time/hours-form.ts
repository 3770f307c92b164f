import { z } from "zod";
import { changeHoursInput, changeTeamHoursInput } from "./inputs";
import { typedWeek } from "./typed-week";

const fields = z.record(z.string(), z.string());
const act = { act: z.string().max(20) };
const ofTeam = changeTeamHoursInput.extend(act);

/** The same as the form sends it: a field each ("0.1.to" is Monday's second end) and the button that was pressed. */
export const hoursForm = fields.transform(typedHours).pipe(changeHoursInput.extend(act));

export const teamHoursForm = fields
  .transform((typed): z.input<typeof ofTeam> => ({ ...typedHours(typed), teamId: typed.teamId ?? "" }))
  .pipe(ofTeam);

function typedHours(typed: Record<string, string>) {
  return {
    act: typed.act ?? "save",
    seenVersion: Number(typed.seenVersion) || 0,
    timeZone: typed.timeZone ?? "",
    week: typedWeek(typed),
  };
}
