import { env } from "@/lib/core/env";

export const sentCookie = "request-sent";

/** Where the confirmation went, for the page that says so: not in its address, where it would stand in histories. */
export function rememberSent(address: string): string {
  const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
  return `${sentCookie}=${encodeURIComponent(address)}; Path=/requests/sent; Max-Age=600; HttpOnly; SameSite=Lax${secure}`;
}
