import { z } from "zod";
import { formId } from "@/lib/accounts/inputs";
import { timeZone } from "@/lib/settings/inputs";
import { mostIntervals } from "./view-types";

const typedInterval = z.object({ from: z.string().max(20), to: z.string().max(20) });

export const changeHoursInput = z.object({
  /** What its user saw: another version now is a conflict. */
  seenVersion: z.number().int().min(0),
  timeZone,
  /** Monday first. */
  week: z.array(z.array(typedInterval).max(mostIntervals)).length(7),
});
export type ChangeHoursInput = z.input<typeof changeHoursInput>;

export const changeTeamHoursInput = changeHoursInput.extend({ teamId: formId });
export type ChangeTeamHoursInput = z.input<typeof changeTeamHoursInput>;
