import { and, eq, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Theme } from "@/db/enums";
import { userEmails, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { toLocale } from "@/lib/i18n/locales";
import type { ProfileView } from "./view-types";

export async function getProfile(actor: Actor): Promise<ProfileView> {
  const { name, timeZone, undoSeconds, locale } = actor;
  const [row] = await db()
    .select({
      signature: users.signature,
      theme: users.theme,
      density: users.density,
      singleKeys: users.singleKeys,
    })
    .from(users)
    .where(eq(users.id, actor.id));
  if (!row) throw new AppError("not_found", "error.notFound");
  return { name, timeZone, undoSeconds, locale: toLocale(locale), ...row };
}

/** Plain text below this person's replies; empty for none. */
export async function signatureOf(userId: number, reader: Reader): Promise<string> {
  const [row] = await reader.select({ signature: users.signature }).from(users).where(eq(users.id, userId));
  return row?.signature ?? "";
}

type Preferences = { theme: Theme; locale: string | null };

/** How the person behind an address wants the screens: asked once, at sign-in, and kept in cookies from then on. */
export async function preferencesOf(address: string): Promise<Preferences | null> {
  return findPreferences(eq(userEmails.address, address.trim().toLowerCase()));
}

/** The same of somebody who is known already. */
export async function preferencesOfPerson(userId: number): Promise<Preferences | null> {
  return findPreferences(and(eq(users.id, userId), eq(userEmails.isPrimary, true)));
}

async function findPreferences(which: SQL | undefined): Promise<Preferences | null> {
  const [row] = await db()
    .select({ theme: users.theme, locale: users.locale })
    .from(users)
    .innerJoin(userEmails, eq(userEmails.userId, users.id))
    .where(which);
  return row ?? null;
}
