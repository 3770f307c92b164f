import "server-only";
import type { SignInInput } from "@/lib/accounts/inputs";
import { SignInRefused, signIn } from "./auth";

/**
 * Signs in with address and password, and sets the session's cookie.
 * @throws AppError `unauthenticated` or `rate_limited`
 */
export async function startSession(input: SignInInput): Promise<void> {
  try {
    await signIn("credentials", { ...input, redirect: false });
  } catch (error) {
    if (error instanceof SignInRefused) throw error.refusal;
    throw error;
  }
}
