"use server";

import { refresh } from "next/cache";
import { teamInput } from "@/lib/accounts/team-inputs";
import { changeTeamHours, leaveTeamHours } from "@/lib/business-time/change-team-hours";
import { teamHoursForm } from "@/lib/business-time/hours-form";
import { isHoursField } from "@/lib/business-time/typed-week";
import { verbFormAction } from "@/lib/web/action";

export const save = verbFormAction("settings.teams", teamHoursForm, isHoursField, async (actor, typed) => {
  const { act, ...input } = teamHoursForm.parse(typed);
  // Without scripts a row comes and goes by the same form: nothing is saved, and the page comes anew with it.
  if (act !== "save") return;
  try {
    await changeTeamHours(actor, input);
  } finally {
    // Whoever came second sees what is saved by now.
    refresh();
  }
});

export const leave = verbFormAction("settings.teams", teamInput, [], leaveTeamHours, refresh);
