import { type ErrorResponse, Resend } from "resend";
import { cleanLine } from "../clean-line";
import { headerSafe } from "../header-safe";
import { mailHeaders, messageIdSafe, referenceIds } from "../mail-headers";
import type { Address } from "../message";
import type { OutgoingMail } from "../outgoing-mail";
import { safeFileName } from "../safe-file-name";
import { splitRecipients } from "./split-recipients";
import type { DeliveryState, MailTransport } from "./transport";

export interface ResendTransportOptions {
  apiKey: string;
  /** Another address of the API, for tests. */
  baseUrl?: string;
  /** Milliseconds for one request. */
  timeout?: number;
}

const DEFAULT_TIMEOUT = 30_000;
const MAX_IDEMPOTENCY_KEY = 256;

/**
 * Sends through Resend's HTTP API, which takes or refuses a mail for all recipients at once; who bounced is told later by
 * its webhook. The Message-ID is the idempotency key, so a retry within 24 hours sends nothing twice.
 */
export function resendTransport(options: ResendTransportOptions): MailTransport {
  const client = new Resend(
    options.apiKey,
    options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl },
  );
  return {
    name: "resend",
    async send(mail) {
      const { deliverable, settled } = splitRecipients(mail);
      if (deliverable.length === 0) return { recipients: settled };
      const signal = AbortSignal.timeout(options.timeout ?? DEFAULT_TIMEOUT);
      const idempotencyKey = messageIdSafe(mail.messageId).slice(0, MAX_IDEMPOTENCY_KEY);
      const answer = await client.emails
        .send(toFields(mail, deliverable), { idempotencyKey, signal })
        .catch((error: unknown) => ({ data: null, error: { message: String(error), statusCode: null } }));
      const outcome = readAnswer(answer.error);
      const recipients = [...deliverable.map((address) => ({ address, ...outcome })), ...settled];
      return answer.data === null ? { recipients } : { recipients, providerMessageId: answer.data.id };
    },
    close() {},
  };
}

function toFields(mail: OutgoingMail, deliverable: readonly string[]) {
  const wanted = new Set(deliverable);
  const to = mail.to.filter((entry) => wanted.delete(entry.address));
  const cc = (mail.cc ?? []).filter((entry) => wanted.delete(entry.address));
  const blind = [...wanted];
  // The API asks for at least one in "to".
  const first = to.length > 0 ? to : cc.splice(0);
  const references = referenceIds(mail).map((id) => `<${id}>`);
  const answered = messageIdSafe(mail.inReplyTo ?? "");
  return {
    from: mailbox(mail.from),
    to: first.length > 0 ? first.map(mailbox) : blind.splice(0),
    cc: cc.map(mailbox),
    bcc: blind,
    replyTo: mail.replyTo === undefined ? [] : [mailbox(mail.replyTo)],
    subject: headerSafe(mail.subject),
    text: mail.text,
    html: mail.html,
    headers: {
      "Message-ID": `<${messageIdSafe(mail.messageId)}>`,
      ...(answered === "" ? {} : { "In-Reply-To": `<${answered}>` }),
      ...(references.length === 0 ? {} : { References: references.join(" ") }),
      ...mailHeaders(mail),
    },
    attachments: (mail.attachments ?? []).map((part) => ({
      filename: safeFileName(part.filename, "attachment"),
      contentType: headerSafe(part.mediaType),
      content: Buffer.from(part.content),
      ...(part.contentId === undefined ? {} : { contentId: messageIdSafe(part.contentId) }),
    })),
  };
}

/** RFC 5322 quoted string: a name with a comma or a bracket is still one name. */
function mailbox(entry: Address): string {
  const name = headerSafe(entry.name).replace(/[\\"]/g, "\\$&");
  return name === "" ? entry.address : `"${name}" <${entry.address}>`;
}

/**
 * 400 and 422 are about this mail and final. The network, 5xx, 429 (rate or quota), 409 of a request under way, and 401
 * or 403 (key or domain, which somebody will put right) are retried.
 */
function readAnswer(error: Pick<ErrorResponse, "message" | "statusCode"> | null): {
  state: DeliveryState;
  response: string;
} {
  if (error === null) return { state: "sent", response: "accepted by Resend" };
  const status = error.statusCode;
  const final = status === 400 || status === 404 || status === 413 || status === 422;
  return {
    state: final ? "failed" : "retry",
    response: cleanLine(`${status ?? "no answer"} ${error.message}`, 500),
  };
}
