import "server-only";
import { preferencesOf } from "@/lib/accounts/get-profile";
import type { SignInInput } from "@/lib/accounts/inputs";
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
