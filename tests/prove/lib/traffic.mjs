import { createTransport } from "nodemailer";
import { Webhook } from "standardwebhooks";
import { eachOf, insist, pause } from "./wait.mjs";

const PATIENCE_MS = 240_000;

/** @typedef {{ messageId: string, from: string, raw: string, tries: number }} InMail */

/**
 * @param {number} count
 * @param {string} prefix
 * @param {string} to
 * @returns {InMail[]} from as many senders, each with its own Message-ID
 */
export function makeMails(count, prefix, to) {
  return Array.from({ length: count }, (_, index) => {
    const from = `${prefix}${index}@customer.test`;
    const messageId = `${prefix}-${index}-${Math.random().toString(36).slice(2)}@customer.test`;
    const raw = [
      `From: Customer ${index} <${from}>`,
      `To: ${to}`,
      `Subject: ${prefix} ${index}: the left group loses pressure`,
      `Date: ${new Date().toUTCString().replace("GMT", "+0000")}`,
      `Message-ID: <${messageId}>`,
      "Content-Type: text/plain; charset=utf-8",
      "",
      `Since this morning the left group gives 5 bar only. (${messageId})`,
      "",
    ].join("\r\n");
    return { messageId, from, raw, tries: 0 };
  });
}

/**
 * Sends each mail until 250 is said, as a mail server does; the same mail again after a broken connection.
 * @param {{ mails: InMail[], to: string, port: number, width: number, wait: () => number, onAccepted: () => void }} plan
 * @returns {Promise<{ refused: string[] }>} mails that were refused for good, which none should be
 */
export async function sendMails({ mails, to, port, width, wait, onAccepted }) {
  /** @type {string[]} */
  const refused = [];
  await eachOf(mails, width, async (mail) => {
    await pause(wait());
    const send = async () => {
      mail.tries++;
      const transport = createTransport({
        host: "127.0.0.1",
        port,
        ignoreTLS: true,
        connectionTimeout: 5000,
        greetingTimeout: 5000,
        socketTimeout: 20_000,
      });
      await transport.sendMail({ raw: mail.raw, envelope: { from: mail.from, to } });
    };
    const onFailure = (/** @type {any} */ error) => {
      if (error.responseCode >= 500) refused.push(`${mail.messageId}: ${error.response}`);
    };
    await insist(send, { ms: PATIENCE_MS, between: () => 150 + wait(), onFailure });
    onAccepted();
  });
  return { refused };
}

/**
 * Hands each mail to the web process under a provider's signature, with one delivery id over all its tries.
 * @param {{ mails: InMail[], to: string, base: string, secret: string, width: number, wait: () => number, onAccepted: () => void }} plan
 */
export async function postMails({ mails, to, base, secret, width, wait, onAccepted }) {
  const webhook = new Webhook(secret);
  await eachOf(mails, width, async (mail) => {
    await pause(wait());
    const body = JSON.stringify({
      envelope: { from: mail.from, to: [to] },
      raw: Buffer.from(mail.raw).toString("base64"),
    });
    const post = async () => {
      mail.tries++;
      const now = new Date();
      const response = await fetch(`${base}/api/inbound/mime`, {
        method: "POST",
        body,
        signal: AbortSignal.timeout(20_000),
        headers: {
          "content-type": "application/json",
          "webhook-id": mail.messageId,
          "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
          "webhook-signature": webhook.sign(mail.messageId, now, body),
        },
      });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    };
    await insist(post, { ms: PATIENCE_MS, between: () => 150 + wait() });
    onAccepted();
  });
}

/** @typedef {{ key: string, ticketId: number, agentId: number, undoSeconds: number, nextStatus: string | undefined, state?: string }} Reply */

/**
 * Answers by the verb, each until it was accepted; a repeated call carries the same once key.
 * @param {{ helper: import("./installation.mjs").Installation["helper"], width: number, wait: () => number, onAccepted: () => void }} plan
 * @param {AsyncIterable<Reply>} replies
 */
export async function sendReplies({ helper, width, wait, onAccepted }, replies) {
  const iterator = replies[Symbol.asyncIterator]();
  const lane = async () => {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      const reply = next.value;
      await pause(wait());
      const { key, ticketId, agentId, nextStatus } = reply;
      const input = { agentId, ticketId, html: `<p>We come on Friday. ${key}</p>`, onceKey: key, nextStatus };
      const call = () => helper.call("reply", input);
      const draft = await insist(call, { ms: PATIENCE_MS, between: () => 150 + wait() });
      reply.state = draft.heldReason ? `held: ${draft.heldReason}` : draft.state;
      onAccepted();
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}
