import { env } from "@/lib/core/env";
import type { MailSystemView } from "./view-types";

/** Where the worker takes mail: all interfaces in production, this machine's own otherwise. */
export function listenerAddress(): { host: string; port: number } {
  const { MAIL_HOST, MAIL_PORT, APP_ENV } = env();
  return { host: MAIL_HOST ?? (APP_ENV === "production" ? "0.0.0.0" : "127.0.0.1"), port: MAIL_PORT };
}

/** How mail leaves and comes in, as the variables say: never a password or a key. */
export function mailSystem(): MailSystemView {
  const { EMAIL_TRANSPORT, SMTP_URL, APP_URL } = env();
  const listener = listenerAddress();
  return {
    transport: EMAIL_TRANSPORT,
    server: EMAIL_TRANSPORT === "smtp" && SMTP_URL ? new URL(SMTP_URL).host : null,
    listener: listener.port === 0 ? null : listener,
    publicHost: new URL(APP_URL).hostname,
    httpAddress: new URL("/api/inbound/mime", APP_URL).href,
  };
}
