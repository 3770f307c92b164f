"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { addTeamMember } from "@/lib/accounts/add-team-member";
import { changeTeam } from "@/lib/accounts/change-team";
import { changeTeamAccess } from "@/lib/accounts/change-team-access";
import { changeTeamLead } from "@/lib/accounts/change-team-lead";
import { changeTeamTurns } from "@/lib/accounts/change-team-turns";
import { createTeam } from "@/lib/accounts/create-team";
import { removeTeamMember } from "@/lib/accounts/remove-team-member";
import {
  addMemberInput,
  changeLeadInput,
  changeTeamAccessInput,
  changeTeamInput,
  changeTeamTurnsInput,
  createTeamInput,
  removeMemberInput,
  teamInput,
} from "@/lib/accounts/team-inputs";
import { deleteTeam } from "@/lib/tickets/delete-team";
import { moveTeamTicketsInput } from "@/lib/tickets/inputs";
import { moveTeamTickets } from "@/lib/tickets/move-team-tickets";
import { verbFormAction } from "@/lib/web/action";

const list = "/settings/teams";

export const create = verbFormAction(
  "settings.teams",
  createTeamInput,
  ["name", "hue", "access"],
  createTeam,
  ({ teamId }) => redirect(`${list}/${teamId}`),
);

export const save = verbFormAction("settings.teams", changeTeamInput, ["name", "hue"], changeTeam, refresh);
export const changeAccess = verbFormAction(
  "settings.teams",
  changeTeamAccessInput,
  [],
  changeTeamAccess,
  refresh,
);
export const changeTurns = verbFormAction(
  "settings.teams",
  changeTeamTurnsInput,
  [],
  changeTeamTurns,
  refresh,
);
export const add = verbFormAction("settings.teams", addMemberInput, ["userId"], addTeamMember, refresh);
export const take = verbFormAction("settings.teams", removeMemberInput, [], removeTeamMember, refresh);
export const changeLead = verbFormAction("settings.teams", changeLeadInput, [], changeTeamLead, refresh);
export const moveTickets = verbFormAction(
  "settings.teams",
  moveTeamTicketsInput,
  ["toId"],
  moveTeamTickets,
  refresh,
);
export const remove = verbFormAction("settings.teams", teamInput, [], deleteTeam, () => redirect(list));
