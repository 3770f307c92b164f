import { headerSafe } from "./header-safe";
import type { OutgoingMail } from "./outgoing-mail";

const KEEP_FIRST = 20;
const KEEP_LAST = 20;

/**
 * The headers beyond the addressing ones; every transport writes the same. No value carries a line break: the URL
 * parser removes them.
 * @throws TypeError when the unsubscribe address is no URL, which is a mistake of ours.
 */
export function mailHeaders(mail: OutgoingMail): Record<string, string> {
  const headers: Record<string, string> = {};
  if (mail.automatic !== undefined) {
    headers["Auto-Submitted"] = mail.automatic;
    headers["X-Auto-Response-Suppress"] = "All";
  }
  if (mail.listUnsubscribe !== undefined) {
    headers["List-Unsubscribe"] = `<${new URL(mail.listUnsubscribe.url).href}>`;
    if (mail.listUnsubscribe.oneClick) headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
  }
  return headers;
}

/**
 * References as a list of bare ids, each once: the first 20 and the last 20 (a References header over a few kilobytes is
 * refused or cut by relays), the mail that is answered last of all.
 */
export function referenceIds(mail: OutgoingMail): string[] {
  const answered = messageIdSafe(mail.inReplyTo ?? "");
  const chain = (mail.references ?? []).map(messageIdSafe).filter((id) => id !== "" && id !== answered);
  const unique = [...new Set(chain), ...(answered === "" ? [] : [answered])];
  if (unique.length <= KEEP_FIRST + KEEP_LAST) return unique;
  return [...unique.slice(0, KEEP_FIRST), ...unique.slice(-KEEP_LAST)];
}

/** Bare, without white space or brackets: what may stand between "<" and ">". */
export function messageIdSafe(id: string): string {
  return headerSafe(id).replace(/[<>\s]/g, "");
}
