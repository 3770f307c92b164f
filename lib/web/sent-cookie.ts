import { cookieLine } from "./cookie-line";

export const sentCookie = "request-sent";

/** Where the confirmation went, for the page that says so: not in its address, where it would stand in histories. */
export function rememberSent(address: string): string {
  return cookieLine(sentCookie, encodeURIComponent(address.slice(0, 254)), "/requests/sent", 600);
}
