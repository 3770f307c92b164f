import { decryptSecret } from "../../lib/core/crypto";
import { randomToken } from "../../lib/core/ids";
import type { OpenRequestInput } from "../../lib/tickets/inputs";
import { newestMail } from "./tickets";

/** What a visitor fills in. */
export function form(options: Partial<OpenRequestInput> = {}): OpenRequestInput {
  return {
    subject: "The grinder trips the breaker",
    text: "Every morning at nine.\nThree of them.",
    visitor: { email: "marcus@bakehouse.test", name: "Marcus Whitfield" },
    locale: "en",
    onceKey: randomToken(),
    ...options,
  };
}

/** The address in the newest mail, as its reader gets it. */
export async function mailedLink(): Promise<URL> {
  const { sealedLink } = await newestMail();
  if (!sealedLink) throw new Error("the newest mail carries no link");
  return new URL(decryptSecret(sealedLink));
}

export async function mailedToken(): Promise<string> {
  return (await mailedLink()).pathname.split("/").at(-1) ?? "";
}
