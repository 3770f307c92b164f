import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Awaited } from "@/lib/accounts/awaited";
import { findAwaiting } from "@/lib/accounts/find-session-actor";
import { challengeSeconds } from "@/lib/accounts/passkeys/challenges";
import { attemptSeconds } from "@/lib/accounts/providers/attempt-secrets";
import { trustSeconds } from "@/lib/accounts/second-factor/pass-second-factor";
import { sessionSeconds } from "@/lib/accounts/sessions";
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { attemptCookieName, deviceCookieName, passkeyCookieName, sessionCookieName } from "./session-cookie";

/** The token of the session that this request belongs to; empty where it has none. */
export async function ownToken(): Promise<string> {
  return (await cookies()).get(sessionCookieName())?.value ?? "";
}

const currentAwaiting = cache(async () => {
  const token = await ownToken();
  return token ? findAwaiting(token) : null;
});

type Kept = { attempt: string; device: string; passkey: string };

/**
 * What this browser keeps while it is at a sign-in provider, by which a trusted one is known, and what it keeps while a
 * device is asked for a passkey; empty for none.
 */
export async function keptTokens(): Promise<Kept> {
  const jar = await cookies();
  const kept = (name: string) => jar.get(name)?.value ?? "";
  return {
    attempt: kept(attemptCookieName()),
    device: kept(deviceCookieName()),
    passkey: kept(passkeyCookieName()),
  };
}

const stepPages = {
  code: "/sign-in/code",
  passkey: "/sign-in/passkey",
  "set-up": "/sign-in/second-factor",
} as const satisfies Record<Awaited, string>;

/** Where a session that waits for its second factor goes on; null for one that does not wait, and for nobody. */
export async function nextStep(): Promise<(typeof stepPages)[Awaited] | null> {
  const awaiting = await currentAwaiting();
  return awaiting && stepPages[awaiting.awaits];
}

/** A step's first line: who stands before it, or away to where he belongs. */
export async function stepActor(step: Awaited): Promise<Actor> {
  const awaiting = await currentAwaiting();
  if (awaiting?.awaits !== step) redirect((await nextStep()) ?? "/sign-in");
  return awaiting.actor;
}

/**
 * The same for a step's actions.
 * @throws AppError `unauthenticated`
 */
export async function stepActionActor(step: Awaited): Promise<Actor> {
  const awaiting = await currentAwaiting();
  if (awaiting?.awaits !== step) throw new AppError("unauthenticated", "error.unauthenticated");
  return awaiting.actor;
}

/** Has the browser go on under the session's new token. */
export async function keepSession(token: string): Promise<void> {
  await keep(sessionCookieName(), token, sessionSeconds);
}

/** Has the browser be known again at the next sign-in. */
export async function keepDevice(token: string): Promise<void> {
  await keep(deviceCookieName(), token, trustSeconds);
}

/** Has the browser come back from a sign-in provider as the one that went there. */
export async function keepAttempt(token: string): Promise<void> {
  await keep(attemptCookieName(), token, attemptSeconds);
}

/** Has the browser answer for a passkey as the one that was asked. */
export async function keepPasskeyToken(token: string): Promise<void> {
  await keep(passkeyCookieName(), token, challengeSeconds);
}

/** It has answered. */
export async function forgetPasskeyToken(): Promise<void> {
  await keep(passkeyCookieName(), "", -1);
}

/** What it was kept for is done. A `__Host-` cookie goes only by a line that is as secure as the one it came by. */
export async function forgetAttempt(): Promise<void> {
  await keep(attemptCookieName(), "", -1);
}

async function keep(name: string, value: string, maxAge: number): Promise<void> {
  const secure = env().APP_URL.startsWith("https:");
  (await cookies()).set(name, value, { path: "/", maxAge, httpOnly: true, sameSite: "lax", secure });
}
