import "server-only";
import type { ProviderAudience } from "@/db/enums";
import { preferencesOf, preferencesOfPerson } from "@/lib/accounts/get-profile";
import type { SignInInput } from "@/lib/accounts/inputs";
import { endSession } from "@/lib/accounts/sessions";
import { isAppError } from "@/lib/core/errors";
import { SignInRefused, signIn } from "./auth";
import { forgetAttempt, keepSession, ownToken } from "./own-session";
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

type SignedIn = { token: string; userId: number; audience: ProviderAudience };

/**
 * Goes on as who came back from a sign-in provider; a session that this browser had before ends.
 * @returns where to go on
 */
export async function startProviderSession({
  token,
  userId,
  audience,
}: SignedIn): Promise<"/inbox" | "/requests"> {
  const before = await ownToken();
  if (before) await endSession(before);
  await keepSession(token);
  await forgetAttempt();
  await rememberPreferences((await preferencesOfPerson(userId)) ?? {});
  return audience === "staff" ? "/inbox" : "/requests";
}
