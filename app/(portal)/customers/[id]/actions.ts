"use server";

import { refresh } from "next/cache";
import { editPerson } from "@/lib/accounts/edit-person";
import { editPersonInput } from "@/lib/accounts/inputs";
import { verbFormAction } from "@/lib/web/action";

export const save = verbFormAction(
  "customers.edit",
  editPersonInput,
  ["name", "organisation"],
  editPerson,
  refresh,
);
