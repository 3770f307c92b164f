"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { addProvider } from "@/lib/accounts/providers/add-provider";
import { changeProvider } from "@/lib/accounts/providers/change-provider";
import {
  addProviderInput,
  isGroupField,
  providerForm,
  providerInput,
  turnProviderInput,
  withGroupRoles,
} from "@/lib/accounts/providers/inputs";
import { removeProvider } from "@/lib/accounts/providers/remove-provider";
import { testProvider } from "@/lib/accounts/providers/test-provider";
import { turnProvider } from "@/lib/accounts/providers/turn-provider";
import { verbFormAction } from "@/lib/web/action";

const may = "settings.security";
/** Its secret never goes back. */
const kept = ["name", "clientId", "domains"];
const choices = ["createsPeople", "givesSecondFactor", "defaultRoleId", "groupClaim"];

export const add = verbFormAction(
  may,
  addProviderInput,
  [...kept, "issuer", "audience"],
  addProvider,
  ({ providerId }) => redirect(`/settings/security/providers/${providerId}`),
);
export const change = verbFormAction(
  may,
  providerForm,
  (field) => [...kept, ...choices].includes(field) || isGroupField(field),
  (actor, typed) => changeProvider(actor, withGroupRoles(typed)),
  refresh,
);
export const turn = verbFormAction(may, turnProviderInput, [], turnProvider, refresh);
export const test = verbFormAction(may, providerInput, [], testProvider);
export const remove = verbFormAction(may, providerInput, [], removeProvider, () =>
  redirect("/settings/security?removed"),
);
