import type { Tx } from "@/db/client";
import { signatureOf } from "@/lib/accounts/get-profile";
import type { Actor } from "@/lib/core/actor";
import { type RenderedMail, renderReply } from "@/lib/email/render-reply";
import type { Body } from "./add-message";

/** What an agent wrote as the mail that carries it: in his language, above his signature or else the mailbox's. */
export async function renderAgentMail(
  tx: Tx,
  author: Actor,
  body: Body,
  mailbox: { signature: string },
): Promise<RenderedMail> {
  return renderReply({
    locale: author.locale,
    bodyHtml: body.html ?? "",
    bodyText: body.text,
    signature: (await signatureOf(author.id, tx)) || mailbox.signature,
  });
}
