"use server";

import { refresh } from "next/cache";
import { addTeamMember } from "@/lib/accounts/add-team-member";
import { changeTeam } from "@/lib/accounts/change-team";
import { changeTeamTurns } from "@/lib/accounts/change-team-turns";
import { removeTeamMember } from "@/lib/accounts/remove-team-member";
import {
  addMemberInput,
  changeTeamInput,
  changeTeamTurnsInput,
  removeMemberInput,
} from "@/lib/accounts/team-inputs";
import { verbFormAction } from "@/lib/web/action";

// That somebody leads this team is no permission: the verbs ask for it (lock-team.ts).
export const save = verbFormAction("tickets.work", changeTeamInput, ["name", "hue"], changeTeam, refresh);
export const changeTurns = verbFormAction("tickets.work", changeTeamTurnsInput, [], changeTeamTurns, refresh);
export const add = verbFormAction("tickets.work", addMemberInput, ["userId"], addTeamMember, refresh);
export const take = verbFormAction("tickets.work", removeMemberInput, [], removeTeamMember, refresh);
