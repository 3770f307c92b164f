"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { endAbsence } from "@/lib/accounts/absence/end-absence";
import { absenceInput } from "@/lib/accounts/absence/inputs";
import { setAbsence } from "@/lib/accounts/absence/set-absence";
import { askForAddressChange } from "@/lib/accounts/address-change/begin-address-change";
import { cancelAddressChange } from "@/lib/accounts/address-change/cancel-address-change";
import { askForAddressChangeInput } from "@/lib/accounts/address-change/inputs";
import { changePassword } from "@/lib/accounts/change-password";
import { removePicture } from "@/lib/accounts/change-picture";
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
import { addPasskey } from "@/lib/accounts/passkeys/add-passkey";
import { beginPasskey } from "@/lib/accounts/passkeys/begin-passkey";
import { addPasskeyInput, beginPasskeyInput, removePasskeyInput } from "@/lib/accounts/passkeys/inputs";
import { removePasskey } from "@/lib/accounts/passkeys/remove-passkey";
import { revokeApiToken } from "@/lib/accounts/revoke-api-token";
import { beginSecondFactor } from "@/lib/accounts/second-factor/begin-second-factor";
import { confirmSecondFactor } from "@/lib/accounts/second-factor/confirm-second-factor";
import { codeInput } from "@/lib/accounts/second-factor/inputs";
import { removeSecondFactor } from "@/lib/accounts/second-factor/remove-second-factor";
import { renewRecoveryCodes } from "@/lib/accounts/second-factor/renew-recovery-codes";
import { verbAction, verbFormAction } from "@/lib/web/action";
import {
  forgetPasskeyToken,
  keepPasskeyToken,
  keepSession,
  keptTokens,
  ownToken,
} from "@/lib/web/own-session";
import { rememberPreferences } from "@/lib/web/preferences";

export const saveProfile = verbFormAction(
  "own",
  changeProfileInput,
  ["name", "timeZone", "undoSeconds", "signature", "theme", "locale", "density", "singleKeys"],
  async (actor, input) => {
    await changeProfile(actor, input);
    return input;
  },
  rememberPreferences,
);

export const savePassword = verbFormAction("own", changePasswordInput, [], async (actor, input) =>
  changePassword(actor, input, await ownToken()),
);

export const saveAbsence = verbFormAction(
  "own",
  absenceInput,
  ["firstDay", "lastDay", "note", "releases"],
  async (actor, input) => setAbsence(actor, { ...input, userId: actor.id }),
  refresh,
);
export const endOwnAbsence = verbFormAction(
  "own",
  z.object({}),
  [],
  async (actor) => endAbsence(actor, { userId: actor.id }),
  refresh,
);

export const askForAddress = verbFormAction(
  "own",
  askForAddressChangeInput,
  ["email"],
  askForAddressChange,
  refresh,
);
export const giveUpAddress = verbFormAction("own", z.object({}), [], cancelAddressChange, refresh);

export const endSession = verbFormAction("own", endSessionInput, [], endOneSession, refresh);
export const endOthers = verbFormAction(
  "own",
  z.object({}),
  [],
  async (actor) => endOtherSessions(actor, await ownToken()),
  refresh,
);

export const beginFactor = verbFormAction("own", z.object({}), [], beginSecondFactor, refresh);
export const confirmFactor = verbFormAction("own", codeInput, [], async (actor, input) => {
  const { codes, token } = await confirmSecondFactor(actor, input, await ownToken());
  await keepSession(token);
  return { codes };
});
export const changeFactor = verbFormAction(
  "own",
  codeInput.extend({ what: z.enum(["renew", "remove"]) }),
  [],
  async (actor, { what, code }): Promise<{ codes?: string[] }> => {
    if (what === "renew") return renewRecoveryCodes(actor, { code });
    await removeSecondFactor(actor, { code });
    return {};
  },
  refresh,
);

export const beginOwnPasskey = verbFormAction("own", beginPasskeyInput, [], async (actor, input) => {
  const { options, token } = await beginPasskey(actor, input);
  await keepPasskeyToken(token);
  return options;
});
export const addOwnPasskey = verbFormAction(
  "own",
  addPasskeyInput,
  [],
  async (actor, input) => {
    await addPasskey(actor, input, (await keptTokens()).passkey);
    await forgetPasskeyToken();
  },
  refresh,
);
export const removeOwnPasskey = verbFormAction(
  "own",
  removePasskeyInput,
  [],
  async (actor, input) => removePasskey(actor, input, await ownToken()),
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

export const dropPicture = verbFormAction("own", z.object({}), [], removePicture, refresh);
