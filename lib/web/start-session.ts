import "server-only";
import type { ProviderAudience } from "@/db/enums";
import { preferencesOf, preferencesOfPerson } from "@/lib/accounts/get-profile";
import type { SignInInput } from "@/lib/accounts/inputs";
import { endSession } from "@/lib/accounts/sessions";
import { isAppError } from "@/lib/core/errors";
import { SignInRefused, signIn } from "./auth";
import { forgetAttempt, forgetPasskeyToken, keepSession, ownToken } from "./own-session";
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

type SignedIn = { token: string; userId: number };

/**
 * Goes on as who came back from a sign-in provider.
 * @returns where to go on
 */
export async function startProviderSession({
  audience,
  ...signedIn
}: SignedIn & { audience: ProviderAudience }): Promise<"/inbox" | "/requests"> {
  await goOnAs(signedIn);
  await forgetAttempt();
  return audience === "staff" ? "/inbox" : "/requests";
}

/** Goes on as who showed a passkey. */
export async function startPasskeySession(signedIn: SignedIn): Promise<void> {
  await goOnAs(signedIn);
  await forgetPasskeyToken();
}

/** A session that this browser had before ends. */
async function goOnAs({ token, userId }: SignedIn): Promise<void> {
  const before = await ownToken();
  if (before) await endSession(before);
  await keepSession(token);
  await rememberPreferences((await preferencesOfPerson(userId)) ?? {});
}
