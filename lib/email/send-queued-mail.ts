import { env } from "@/lib/core/env";
import { log } from "@/lib/core/logger";
import type { MailOutcome, OutboxRecipient, OutboxRow, RecipientOutcome } from "./outbox";
import type { OutgoingAttachment, OutgoingMail } from "./outgoing-mail";
import { withLink } from "./sealed-link";
import { makeTransport } from "./transports/make-transport";
import type { MailTransport, SendResult } from "./transports/transport";

let shared: MailTransport | undefined;

/** The transport of the environment, kept for its connections. */
export function mailTransport(): MailTransport {
  const { EMAIL_TRANSPORT, SMTP_URL, RESEND_API_KEY } = env();
  shared ??= makeTransport({
    kind: EMAIL_TRANSPORT,
    ...(SMTP_URL ? { smtpUrl: SMTP_URL } : {}),
    ...(RESEND_API_KEY ? { resendApiKey: RESEND_API_KEY } : {}),
    log: log(),
  });
  return shared;
}

export function closeMailTransport(): void {
  shared?.close();
  shared = undefined;
}

/** Seconds before the second, third … try: RFC 5321 4.5.4.1 asks for patience, people for the first hour. */
const pauses = [10, 30, 60, 300, 900, 1800, 3600, 3600, 7200, 14_400, 28_800, 28_800];

/**
 * One try: sends the mail to the recipients still open and says what becomes of it. At least once: a worker that dies
 * between sending and settling sends again, under the same Message-ID.
 */
export async function sendQueuedMail(
  transport: MailTransport,
  mail: OutboxRow,
  recipients: OutboxRecipient[],
  attachments: OutgoingAttachment[] = [],
): Promise<{ outcome: MailOutcome; recipients: RecipientOutcome[] }> {
  const open = recipients.filter((one) => one.state === "queued" || one.state === "sending");
  const result = await transport.send({ ...outgoing(mail, recipients, open), attachments });
  return judge(mail, recipients, open, result);
}

function outgoing(mail: OutboxRow, all: OutboxRecipient[], open: OutboxRecipient[]): OutgoingMail {
  const people = (field: "to" | "cc") =>
    all.filter((one) => one.field === field).map(({ name, address }) => ({ name, address }));
  return {
    messageId: mail.emailMessageId,
    date: mail.createdAt,
    from: { name: mail.fromName, address: mail.fromAddress },
    ...(mail.replyTo ? { replyTo: { name: mail.fromName, address: mail.replyTo } } : {}),
    to: people("to"),
    cc: people("cc"),
    recipients: open.map((one) => one.address),
    // Nobody's absence note answers a test; one that fails comes back, as a reply's would.
    ...(mail.purpose === "test" ? { automatic: "auto-generated" as const } : {}),
    // RFC 3834 section 3.3: nothing may answer an automatic answer.
    ...(mail.automatic ? { automatic: kindOf(mail), envelopeFrom: null } : {}),
    ...(mail.purpose === "notice" ? { listUnsubscribe: whereChosen() } : {}),
    subject: mail.subject,
    ...withLink(mail),
    inReplyTo: mail.inReplyTo,
    references: mail.references,
  };
}

/** A notice answers no mail. */
function kindOf({ purpose }: OutboxRow) {
  return purpose === "notice" ? ("auto-generated" as const) : ("auto-replied" as const);
}

/** The page on which a person of ours chooses what he hears of by mail. */
function whereChosen() {
  return { url: new URL("/notifications#notice-choices", env().APP_URL).href, oneClick: false };
}

function judge(mail: OutboxRow, all: OutboxRecipient[], open: OutboxRecipient[], result: SendResult) {
  const outOfTries = mail.attempts > pauses.length;
  const answers = new Map(result.recipients.map((one) => [one.address, one]));
  const settled: RecipientOutcome[] = open.map((one) => {
    const answer = answers.get(one.address);
    const wish = answer?.state ?? "retry";
    const state = wish === "retry" ? (outOfTries ? "failed" : "queued") : wish;
    return { id: one.id, state, response: answer?.response ?? "" };
  });
  const states = all.map((one) => settled.find((mine) => mine.id === one.id)?.state ?? one.state);
  const waiting = states.includes("queued") || states.includes("sending");
  const failed = states.includes("failed");
  const trouble = settled.find((one) => one.state !== "sent");
  const outcome: MailOutcome = {
    state: waiting ? "queued" : failed ? "failed" : "sent",
    retryInSeconds: pauses[Math.min(mail.attempts, pauses.length) - 1] ?? 60,
    error: trouble?.response ?? null,
    finalMessageId: result.serverMessageId ?? null,
  };
  return { outcome, recipients: settled };
}
