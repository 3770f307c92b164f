import { z } from "zod";
import { formId, listColleaguesInput } from "./inputs";
import { teamHueNames } from "./view-types";

const name = z
  .string()
  .max(60, "error.field.tooLong")
  .transform((text) => text.replace(/\p{Cc}+/gu, " ").trim())
  .refine((text) => text !== "", "error.field.empty");
const hue = z.enum(teamHueNames, "error.teams.chooseHue");
const access = z.enum(["open", "restricted"], "error.field.invalid");
export const teamInput = z.object({ teamId: formId });
export type TeamInput = z.input<typeof teamInput>;

export const createTeamInput = z.object({ name, hue, access });
export type CreateTeamInput = z.input<typeof createTeamInput>;

/** With what was seen: what somebody else changed meanwhile is a conflict. */
export const changeTeamInput = teamInput.extend({
  fromName: z.string().max(400),
  name,
  /** Empty for a colour that is none of ours. */
  fromHue: z.string().max(20),
  hue,
});
export type ChangeTeamInput = z.input<typeof changeTeamInput>;

export const changeTeamAccessInput = teamInput.extend({ access });
export type ChangeTeamAccessInput = z.input<typeof changeTeamAccessInput>;

export const changeTeamTurnsInput = teamInput.extend({ roundRobin: z.enum(["on", "off"]) });
export type ChangeTeamTurnsInput = z.input<typeof changeTeamTurnsInput>;

export const addMemberInput = z.object({
  teamId: formId,
  userId: z.union([formId, z.literal("").transform(() => 0)], "error.field.invalid"),
});
export type AddMemberInput = z.input<typeof addMemberInput>;

export const removeMemberInput = z.object({ teamId: formId, userId: formId });
export type RemoveMemberInput = z.input<typeof removeMemberInput>;

export const changeLeadInput = removeMemberInput.extend({ leads: z.enum(["yes", "no"]) });
export type ChangeLeadInput = z.input<typeof changeLeadInput>;

export const listMembersInput = listColleaguesInput
  .pick({ cursor: true, limit: true })
  .extend(teamInput.shape);
export type ListMembersInput = z.input<typeof listMembersInput>;

export const listCandidatesInput = listColleaguesInput.pick({ query: true }).extend(teamInput.shape);
export type ListCandidatesInput = z.input<typeof listCandidatesInput>;
