"use server";

import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { z } from "zod";
import { changePassword } from "@/lib/accounts/change-password";
import { changeProfile } from "@/lib/accounts/change-profile";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { endOneSession, endOtherSessions } from "@/lib/accounts/end-session";
import {
  changePasswordInput,
  changeProfileInput,
  createApiTokenInput,
  endSessionInput,
  revokeApiTokenInput,
} from "@/lib/accounts/inputs";
import { revokeApiToken } from "@/lib/accounts/revoke-api-token";
import { verbAction, verbFormAction } from "@/lib/web/action";
import { rememberPreferences } from "@/lib/web/preferences";
import { sessionCookieName } from "@/lib/web/session-cookie";

export const saveProfile = verbFormAction(
  "own",
  changeProfileInput,
  ["name", "timeZone", "undoSeconds", "signature", "theme", "locale", "singleKeys"],
  async (actor, input) => {
    await changeProfile(actor, input);
    return input;
  },
  rememberPreferences,
);

const ownToken = async () => (await cookies()).get(sessionCookieName())?.value ?? "";

export const savePassword = verbFormAction("own", changePasswordInput, [], async (actor, input) =>
  changePassword(actor, input, await ownToken()),
);

export const endSession = verbFormAction("own", endSessionInput, [], endOneSession, refresh);
export const endOthers = verbFormAction(
  "own",
  z.object({}),
  [],
  async (actor) => endOtherSessions(actor, await ownToken()),
  refresh,
);

export const createToken = verbFormAction(
  "tickets.work",
  createApiTokenInput,
  ["purpose", "tickets", "people", "expires"],
  createApiToken,
  refresh,
);

/** Whoever lost a permission may still take back what he gave on. */
export const revokeToken = verbAction("own", revokeApiTokenInput, revokeApiToken, refresh);
