import { eq } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db/client";
import { mailboxes } from "@/db/schema";
import { decryptSecret } from "@/lib/core/crypto";
import { AppError } from "@/lib/core/errors";
import { ourMailboxes } from "@/lib/settings/find-mailbox";
import { consumeLimit, type Limit } from "@/lib/stores/rate-limit";
import { acceptMail, mailSizeLimit } from "./accept-mail";
import { matchMailbox } from "./match-mailbox";
import { isSigned } from "./verify-signature";

// A control character, NUL above all, is no part of an address and no text of PostgreSQL's.
const address = z
  .string()
  .max(320)
  .regex(/^\P{Cc}*$/u);
const body = z.object({
  envelope: z.object({ from: address, to: z.array(address).min(1).max(100) }),
  // Not z.base64(): its pattern blocks the process for seconds on 40 MB.
  raw: z
    .string()
    .min(1)
    .refine((text) => !/[^A-Za-z0-9+/=]/.test(text)),
});

/** Refused calls per network: a guesser runs dry, a provider with the right secret is never counted. */
const refusals: Limit = { name: "inbound-refused", points: 30, seconds: 60 };

/**
 * A provider's delivery: `{envelope: {from, to[]}, raw: base64}` under a Standard Webhooks signature, made with the
 * mailbox's secret, at most five minutes old. Its id is the delivery id: the same one again is accepted and stored once.
 * @throws AppError `unauthenticated` for a forged or old signature, `not_found` for an unknown recipient, `invalid`,
 *   `too_large`, `rate_limited`
 */
export async function acceptSignedMail(headers: Headers, payload: string, network: string): Promise<void> {
  const mail = parse(payload);
  const known = await ourMailboxes();
  const mailbox = mail.envelope.to.map((address) => matchMailbox(known, address)).find((one) => one !== null);
  if (!mailbox) throw new AppError("not_found", "error.notFound");
  await verify(mailbox.id, headers, payload, network);
  const raw = Buffer.from(mail.raw, "base64");
  if (raw.byteLength > mailSizeLimit) throw new AppError("too_large", "error.tooLarge");
  await acceptMail({
    source: "http",
    deliveryId: headers.get("webhook-id") ?? "",
    envelope: mail.envelope,
    raw,
  });
}

function parse(payload: string) {
  try {
    return body.parse(JSON.parse(payload));
  } catch (cause) {
    throw new AppError("invalid", "error.invalid", { cause });
  }
}

async function verify(mailboxId: number, headers: Headers, payload: string, network: string): Promise<void> {
  const [row] = await db()
    .select({ secret: mailboxes.inboundSecret })
    .from(mailboxes)
    .where(eq(mailboxes.id, mailboxId));
  const given = {
    id: headers.get("webhook-id") ?? "",
    timestamp: headers.get("webhook-timestamp") ?? "",
    signature: headers.get("webhook-signature") ?? "",
  };
  if (row && isSigned(decryptSecret(row.secret), given, payload, Date.now())) return;
  await consumeLimit(refusals, network);
  throw new AppError("unauthenticated", "error.unauthenticated");
}
