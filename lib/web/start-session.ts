import "server-only";
import { preferencesOf } from "@/lib/accounts/get-profile";
import type { SignInInput } from "@/lib/accounts/inputs";
import { isAppError } from "@/lib/core/errors";
import { SignInRefused, signIn } from "./auth";
import { rememberPreferences } from "./preferences";

/**
 * Signs in with address and password, and sets the session's cookie.
 * @throws AppError `unauthenticated` or `rate_limited`
 */
export async function startSession(input: SignInInput): Promise<void> {
  try {
    await signIn("credentials", { ...input, redirect: false });
    await rememberPreferences((await preferencesOf(input.email)) ?? {});
  } catch (error) {
    if (error instanceof SignInRefused) throw error.refusal;
    throw error;
  }
}

/**
 * The same right after its person chose the password.
 * @returns where to go on: to sign-in by hand where this network has tried too often
 */
export async function startOwnSession(input: SignInInput): Promise<"/inbox" | "/sign-in"> {
  try {
    await startSession(input);
    return "/inbox";
  } catch (error) {
    if (isAppError(error)) return "/sign-in";
    throw error;
  }
}
