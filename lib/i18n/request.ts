import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { loadMessages } from "./load-messages";
import { isLocale, localeCookie, matchLocale } from "./locales";

/** The language of a request: asked for by the caller, else of the page's address, else the cookie, else the browser's wish. */
export default getRequestConfig(async ({ locale: asked, requestLocale }) => {
  const chosen = asked ?? (await requestLocale) ?? (await cookies()).get(localeCookie)?.value;
  const locale = isLocale(chosen) ? chosen : matchLocale((await headers()).get("accept-language"));
  // Dates are formatted by lib/i18n/time with the reader's own zone; UTC only keeps next-intl from guessing.
  return { locale, messages: await loadMessages(locale), timeZone: "UTC" };
});
