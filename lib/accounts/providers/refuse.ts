import { AuthorizationResponseError } from "openid-client";
import { AppError, isAppError } from "@/lib/core/errors";
import { log } from "@/lib/core/logger";
import { outboundFault } from "@/lib/core/safe-fetch";
import { type Refusal, refusals } from "./view-types";

/** What a sign-in through a provider ends with for who is sent away. */
export function refuse(why: Refusal, cause?: unknown): AppError {
  return new AppError("forbidden", `signInRefused.${why}.title`, { details: { why }, cause });
}

/** Why, of such an end; null for another error. */
export function refusalOf(error: unknown): Refusal | null {
  const why = isAppError(error) ? error.options.details?.why : undefined;
  return refusals.find((one) => one === why) ?? null;
}

/**
 * A provider that did not answer, or not as it should. What was wrong is for who runs this installation: to whom it
 * happens it may be an attack.
 * @throws AppError always
 */
export function failedBy(providerId: number, error: unknown): never {
  const fault = outboundFault(error);
  const isNo = error instanceof AuthorizationResponseError && error.error === "access_denied";
  if (!isNo) log().warn({ providerId, fault, reason: reasonOf(error) }, "sign-in through a provider failed");
  throw refuse(isNo ? "denied" : fault ? "unavailable" : "failed", error);
}

/** A code and its own words, of the error that lies deepest: never what a provider or a browser sent. */
function reasonOf(error: unknown): string {
  let reason = "unknown";
  for (let one = error; one instanceof Error; one = one.cause) {
    if ("code" in one && typeof one.code === "string") reason = `${one.code}: ${one.message}`;
  }
  return reason.slice(0, 200);
}
