"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { editPerson } from "@/lib/accounts/edit-person";
import { editPersonInput } from "@/lib/accounts/inputs";
import { takeMergeBackInput } from "@/lib/accounts/merge/inputs";
import { takeMergeBack } from "@/lib/accounts/merge/take-merge-back";
import { addAddress } from "@/lib/accounts/person-addresses/add-address";
import {
  addAddressInput,
  makePrimaryInput,
  personAddressInput,
} from "@/lib/accounts/person-addresses/inputs";
import { makePrimary } from "@/lib/accounts/person-addresses/make-primary";
import { removeAddress } from "@/lib/accounts/person-addresses/remove-address";
import { isCustomField } from "@/lib/settings/inputs";
import { verbFormAction } from "@/lib/web/action";

const kept = ["name", "organisation", "phone", "notes"];

export const save = verbFormAction(
  "customers.edit",
  editPersonInput,
  (name) => kept.includes(name) || isCustomField(name),
  editPerson,
  refresh,
);

export const add = verbFormAction("customers.edit", addAddressInput, ["email"], addAddress, refresh);
export const choosePrimary = verbFormAction("customers.edit", makePrimaryInput, [], makePrimary, refresh);
export const remove = verbFormAction("customers.edit", personAddressInput, [], removeAddress, refresh);

/** On to who is there again: what stayed is said there. */
export const takeBack = verbFormAction(
  "customers.edit",
  takeMergeBackInput,
  [],
  takeMergeBack,
  ({ personId }) => redirect(`/customers/${personId}`),
);
