"use server";

import { redirect } from "next/navigation";
import type { Theme } from "@/db/enums";
import { changePreferences } from "@/lib/accounts/change-preferences";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { signOut as endSession } from "@/lib/web/auth";
import { currentActor } from "@/lib/web/current-actor";
import { isTheme, rememberPreferences } from "@/lib/web/preferences";

// Public: these keep a choice in the visitor's own cookies, and in his account where he has one and is himself.

export async function setTheme(theme: Theme): Promise<void> {
  if (!isTheme(theme)) return;
  const actor = await currentActor();
  if (actor && !actor.viewedBy) await changePreferences(actor, { theme });
  await rememberPreferences({ theme });
}

export async function setLocale(locale: Locale): Promise<void> {
  if (!isLocale(locale)) return;
  const actor = await currentActor();
  if (actor && !actor.viewedBy) await changePreferences(actor, { locale });
  await rememberPreferences({ locale });
}

export async function signOut(): Promise<void> {
  await endSession({ redirect: false });
  redirect("/sign-in");
}

/** The same for a customer, whose way on is the help centre. */
export async function leave(): Promise<void> {
  await endSession({ redirect: false });
  redirect("/");
}
