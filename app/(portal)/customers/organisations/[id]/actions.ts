"use server";

import { refresh } from "next/cache";
import { editOrganisation } from "@/lib/accounts/edit-organisation";
import { editOrganisationInput } from "@/lib/accounts/inputs";
import { verbFormAction } from "@/lib/web/action";

export const save = verbFormAction(
  "customers.edit",
  editOrganisationInput,
  ["name", "domains"],
  editOrganisation,
  refresh,
);
