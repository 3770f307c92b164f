import type { Tx } from "@/db/client";
import type { MailTestDirection } from "@/db/enums";
import { mailTests, workspace } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { consumeLimit, type Limit } from "@/lib/stores/rate-limit";
import { mailboxEvents } from "./events";
import type { LockedMailbox } from "./lock-mailbox";
import { testHours } from "./mail-tests";
import { makeMessageId } from "./make-message-id";
import { queueMail } from "./outbox";
import { renderReply } from "./render-reply";

type TestMail = {
  direction: MailTestDirection;
  to: string;
  subject: string;
  text: string;
  signature?: string;
  token?: string;
};

const tests: Limit = { name: "mail-tests", points: 10, seconds: 600 };

/** Nobody fills somebody's postbox by a button. @throws AppError `rate_limited` */
export async function allowTest(actor: Actor): Promise<void> {
  await consumeLimit(tests, String(actor.id));
}

/** A test goes the way of every mail: through the outbox, with its states and its tries. */
export async function queueTestMail(
  tx: Tx,
  actor: Actor,
  now: Date,
  box: LockedMailbox,
  { direction, to, token, subject, text, signature }: TestMail,
): Promise<void> {
  const [site] = await tx.select({ name: workspace.name }).from(workspace);
  const outboxId = await queueMail(
    tx,
    {
      purpose: "test",
      ticketId: null,
      messageId: null,
      emailMessageId: makeMessageId(box.address.slice(box.address.lastIndexOf("@") + 1)),
      from: { name: site?.name ?? box.name, address: box.address },
      replyTo: null,
      to: [{ name: "", address: to }],
      cc: [],
      subject,
      ...renderReply({ locale: actor.locale, bodyText: text, signature: signature ?? "" }),
      inReplyTo: null,
      references: [],
      automatic: false,
    },
    now,
  );
  await tx.insert(mailTests).values({
    mailboxId: box.id,
    direction,
    outboxId,
    token: token ?? null,
    createdAt: now,
    expiresAt: token === undefined ? null : new Date(now.getTime() + testHours * 3_600_000),
  });
  await recordEvent(tx, actor, {
    name: mailboxEvents.tested,
    at: now,
    subject: { kind: "mailbox", id: box.id },
    payload: { direction },
    details: { mailbox: box.address },
  });
}
