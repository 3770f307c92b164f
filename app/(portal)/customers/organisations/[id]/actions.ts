"use server";

import { refresh } from "next/cache";
import { changeOrganisationManager } from "@/lib/accounts/change-organisation-manager";
import { editOrganisation } from "@/lib/accounts/edit-organisation";
import { changeManagerInput, editOrganisationInput } from "@/lib/accounts/inputs";
import { verbFormAction } from "@/lib/web/action";

export const save = verbFormAction(
  "customers.edit",
  editOrganisationInput,
  ["name", "domains", "sharing", "notes"],
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
