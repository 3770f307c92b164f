import { normalizeAddress } from "./addresses";
import { cleanLine } from "./clean-line";
import { headerValues } from "./header-values";
import type { ParsedMessage } from "./message";
import { readMessageIds } from "./read-message-ids";

interface BouncedRecipient {
  address: string;
  /** "permanent" marks the address; "temporary" is a delay notice or a soft failure (RFC 3463 class 4). */
  kind: "permanent" | "temporary";
  /** RFC 3463 status such as "5.1.1", or null. */
  status: string | null;
  diagnostic: string | null;
}

export interface Bounce {
  /** Message-ID of the mail of ours that came back, from the returned message or its headers. */
  originalMessageId: string | null;
  recipients: BouncedRecipient[];
}

const MAX_RECIPIENTS = 100;
const MAX_PART = 65_536;

/**
 * Which mail came back and for whom: RFC 3464 delivery status, or X-Failed-Recipients. Null when the mail says neither.
 * Anyone can forge one: act on it only when the original Message-ID is one of ours.
 */
export function readBounce(message: ParsedMessage): Bounce | null {
  const recipients = [...statusRecipients(message), ...headerRecipients(message)];
  const unique = new Map(recipients.reverse().map((recipient) => [recipient.address, recipient]));
  const originalMessageId = returnedMessageId(message);
  if (unique.size === 0 && originalMessageId === null) return null;
  return { originalMessageId, recipients: [...unique.values()].reverse().slice(0, MAX_RECIPIENTS) };
}

function statusRecipients(message: ParsedMessage): BouncedRecipient[] {
  return partText(message, "message/delivery-status")
    .flatMap((report) => report.split(/\n\s*\n/))
    .flatMap((block) => {
      const fields = readFields(block);
      const action = fields.get("action")?.toLowerCase() ?? "";
      const named = fields.get("original-recipient") ?? fields.get("final-recipient") ?? "";
      const address = normalizeAddress(named.slice(named.indexOf(";") + 1));
      if (address === null || action === "delivered" || action === "relayed" || action === "expanded")
        return [];
      const status = /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get("status") ?? "")?.[0] ?? null;
      const kind = action === "delayed" || status?.startsWith("4") ? "temporary" : "permanent";
      const diagnostic = cleanLine(fields.get("diagnostic-code") ?? "", 500) || null;
      return [{ address, kind, status, diagnostic } as const];
    });
}

function headerRecipients(message: ParsedMessage): BouncedRecipient[] {
  return headerValues(message, "x-failed-recipients")
    .flatMap((value) => value.split(","))
    .flatMap((value) => normalizeAddress(value) ?? [])
    .map((address) => ({ address, kind: "permanent", status: null, diagnostic: null }));
}

function returnedMessageId(message: ParsedMessage): string | null {
  const returned = [...partText(message, "message/rfc822"), ...partText(message, "text/rfc822-headers")];
  for (const text of returned) {
    const id = readMessageIds(readFields(text).get("message-id") ?? "")[0];
    if (id !== undefined) return id;
  }
  return message.inReplyTo[0] ?? message.references.at(-1) ?? null;
}

function partText(message: ParsedMessage, mediaType: string): string[] {
  return message.attachments
    .filter((part) => part.mediaType === mediaType)
    .map((part) => Buffer.from(part.content.subarray(0, MAX_PART)).toString("utf8").replaceAll("\r\n", "\n"));
}

/** Header fields up to the first blank line, unfolded, names in lower case; the first of a name counts. */
function readFields(block: string): Map<string, string> {
  const head = block.trimStart().split("\n\n", 1)[0] ?? "";
  const fields = new Map<string, string>();
  for (const line of head.replace(/\n[ \t]+/g, " ").split("\n")) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== "" && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
