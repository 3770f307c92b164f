"use server";

import { refresh } from "next/cache";
import { changeOrganisationManager } from "@/lib/accounts/change-organisation-manager";
import { editOrganisation } from "@/lib/accounts/edit-organisation";
import { changeManagerInput, editOrganisationInput } from "@/lib/accounts/inputs";
import { isCustomField } from "@/lib/settings/inputs";
import { verbFormAction } from "@/lib/web/action";

const kept = ["name", "domains", "sharing", "notes"];

export const save = verbFormAction(
  "customers.edit",
  editOrganisationInput,
  (name) => kept.includes(name) || isCustomField(name),
  editOrganisation,
  refresh,
);

export const changeManager = verbFormAction(
  "customers.edit",
  changeManagerInput,
  [],
  changeOrganisationManager,
  refresh,
);
