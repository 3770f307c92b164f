"use server";

import { refresh } from "next/cache";
import { askForExport } from "@/lib/privacy/ask-for-export";
import { erasePerson } from "@/lib/privacy/erase-person";
import { changeRetentionInput, erasePersonInput, personInput } from "@/lib/privacy/inputs";
import { changeRetention } from "@/lib/privacy/retention/change-retention";
import { verbFormAction } from "@/lib/web/action";

export const startExport = verbFormAction("settings.privacy", personInput, [], askForExport, refresh);
export const erase = verbFormAction(
  "settings.privacy",
  erasePersonInput,
  ["confirmation"],
  erasePerson,
  refresh,
);
export const keep = verbFormAction(
  "settings.privacy",
  changeRetentionInput,
  ["days"],
  changeRetention,
  refresh,
);
