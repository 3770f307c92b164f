import { consoleTransport } from "./console";
import { resendTransport } from "./resend";
import { smtpTransport } from "./smtp";
import type { MailLog, MailTransport } from "./transport";

export interface TransportSettings {
  kind: "console" | "smtp" | "resend";
  smtpUrl?: string;
  resendApiKey?: string;
  log: MailLog;
}

/**
 * The transport that the settings ask for.
 * @throws Error when the setting it needs is missing, so that a process fails at boot and not at the first mail.
 */
export function makeTransport(settings: TransportSettings): MailTransport {
  switch (settings.kind) {
    case "console":
      return consoleTransport(settings.log);
    case "smtp":
      return smtpTransport({ url: required(settings.smtpUrl, "smtpUrl") });
    case "resend":
      return resendTransport({ apiKey: required(settings.resendApiKey, "resendApiKey") });
  }
}

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === "") throw new Error(`mail transport: ${name} is missing`);
  return value;
}
