import "server-only";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import { env } from "@/lib/core/env";
import { secretToken } from "@/lib/core/ids";
import { isLocale, type Locale, locales } from "@/lib/i18n/locales";
import { helpLocales } from "@/lib/knowledge/published";
import { findBrand, isOffered } from "@/lib/settings/find-brand";
import { ourMailboxes } from "@/lib/settings/find-mailbox";
import { findWorkspace } from "@/lib/settings/find-workspace";
import { siteKey } from "@/lib/settings/renew-site";
import { remember } from "@/lib/stores/remember";

const visitorCookie = "help-visitor";
const year = 365 * 86_400;

/** The language in a help page's address, which the whole page then speaks; one that is not offered is no page of ours. */
export async function helpLocale(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  if (!(await isOffered(locale))) notFound();
  return locale;
}

/** A part of a page's address as it was before it was encoded; what cannot be read is no page of ours. */
export function addressPart(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    notFound();
  }
}

/** What stands on every help page; null before first run. Kept for some seconds: it is the same for everybody. */
export function helpSite() {
  return remember(`${siteKey}help`, 5, async () => {
    const [workspace, [mailbox]] = await Promise.all([findWorkspace(), ourMailboxes()]);
    return workspace && mailbox ? { ...workspace, address: mailbox.address } : null;
  });
}

/** Where a visitor begins: his own language where there is something to read in it, else the workspace's, else any. */
export async function beginningLocale(preferred: string): Promise<Locale> {
  const [site, readable, { helpLocales: offered }] = await Promise.all([
    helpSite(),
    helpLocales(),
    findBrand(),
  ]);
  const wanted = [preferred, site?.locale, ...readable, ...offered].filter(isLocale);
  const possible = wanted.filter((locale) => offered.includes(locale));
  return possible.find((locale) => readable.includes(locale)) ?? possible[0] ?? locales[0];
}

/** What tells this browser's answers from another's: random, and known to it alone. */
export async function visitorToken(): Promise<string> {
  const jar = await cookies();
  const known = jar.get(visitorCookie)?.value;
  if (known) return known;
  const made = secretToken();
  const secure = env().APP_URL.startsWith("https:");
  jar.set(visitorCookie, made, { path: "/help", maxAge: year, httpOnly: true, sameSite: "lax", secure });
  return made;
}
