import "server-only";
import { cookies } from "next/headers";
import { type Theme, themes } from "@/db/enums";
import { env } from "@/lib/core/env";
import { isLocale, localeCookie } from "@/lib/i18n/locales";

const themeCookie = "theme";
const year = 365 * 86_400;

function options() {
  return { path: "/", maxAge: year, sameSite: "lax", secure: env().APP_URL.startsWith("https:") } as const;
}

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}

export async function requestTheme(): Promise<Theme> {
  const theme = (await cookies()).get(themeCookie)?.value;
  return isTheme(theme) ? theme : "system";
}

/** Theme and language stand in cookies, so that the first paint is right before anything is asked of the database. */
export async function rememberPreferences(chosen: {
  theme?: Theme | undefined;
  locale?: string | null | undefined;
}) {
  const jar = await cookies();
  if (chosen.theme) jar.set(themeCookie, chosen.theme, options());
  if (isLocale(chosen.locale)) jar.set(localeCookie, chosen.locale, options());
}
