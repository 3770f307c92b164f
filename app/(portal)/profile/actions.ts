"use server";

import { cookies } from "next/headers";
import { changePassword } from "@/lib/accounts/change-password";
import { changeProfile } from "@/lib/accounts/change-profile";
import { changePasswordInput, changeProfileInput } from "@/lib/accounts/inputs";
import { verbFormAction } from "@/lib/web/action";
import { rememberPreferences } from "@/lib/web/preferences";
import { sessionCookieName } from "@/lib/web/session-cookie";

export const saveProfile = verbFormAction(
  "own",
  changeProfileInput,
  ["name", "timeZone", "undoSeconds", "signature", "theme", "locale"],
  async (actor, input) => {
    await changeProfile(actor, input);
    return input;
  },
  rememberPreferences,
);

export const savePassword = verbFormAction("own", changePasswordInput, [], async (actor, input) =>
  changePassword(actor, input, (await cookies()).get(sessionCookieName())?.value ?? ""),
);
