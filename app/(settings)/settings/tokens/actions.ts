"use server";

import { refresh } from "next/cache";
import { createServiceToken } from "@/lib/accounts/create-service-token";
import { createServiceTokenInput, revokeApiTokenInput } from "@/lib/accounts/inputs";
import { revokeAnyToken } from "@/lib/accounts/revoke-api-token";
import { verbFormAction } from "@/lib/web/action";

export const create = verbFormAction(
  "settings.tokens",
  createServiceTokenInput,
  ["purpose", "tickets", "people", "everyTicket", "expires"],
  createServiceToken,
  refresh,
);
export const revoke = verbFormAction("settings.tokens", revokeApiTokenInput, [], revokeAnyToken, refresh);
