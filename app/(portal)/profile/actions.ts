"use server";

import { cookies } from "next/headers";
import { changePassword } from "@/lib/accounts/change-password";
import { changeProfile } from "@/lib/accounts/change-profile";
import { changePasswordInput, changeProfileInput } from "@/lib/accounts/inputs";
import { verbFormAction } from "@/lib/web/action";
import { sessionCookieName } from "@/lib/web/session-cookie";

export const saveProfile = verbFormAction(
  "own",
  changeProfileInput,
  ["name", "timeZone", "undoSeconds", "signature"],
  changeProfile,
);

export const savePassword = verbFormAction("own", changePasswordInput, [], async (actor, input) =>
  changePassword(actor, input, (await cookies()).get(sessionCookieName())?.value ?? ""),
);
