"use server";

import { refresh } from "next/cache";
import { changeHours } from "@/lib/business-time/change-hours";
import { hoursForm } from "@/lib/business-time/hours-form";
import { isHoursField } from "@/lib/business-time/typed-week";
import { verbFormAction } from "@/lib/web/action";

export const save = verbFormAction("settings.hours", hoursForm, isHoursField, async (actor, typed) => {
  const { act, ...input } = hoursForm.parse(typed);
  // Without scripts a row comes and goes by the same form: nothing is saved, and the page comes anew with it.
  if (act !== "save") return;
  try {
    await changeHours(actor, input);
  } finally {
    // Whoever came second sees what is saved by now.
    refresh();
  }
});
