import { createRoute, defineOpenAPIRoute, z } from "@hono/zod-openapi";
import { settableStatuses } from "@/db/enums";
import type { Actor } from "@/lib/core/actor";
import { textToHtml } from "@/lib/email/text-to-html";
import { addNote } from "@/lib/tickets/add-note";
import { getMessage } from "@/lib/tickets/list-messages";
import { postReply } from "@/lib/tickets/post-reply";
import { getTicketRecord } from "@/lib/tickets/ticket-record";
import { needsOnce } from "../access";
import { answer, problems, refusals } from "../answers";
import { idempotencyKey } from "../idempotency";
import { tellingBy } from "../invalid-request";
import { messageBody } from "../message-body";
import { hasWords, id, message, ticketNumber, wordsOf } from "../schemas";
import { ticketAddress } from "../ticket-body";

const note = z.strictObject({ kind: z.literal("note"), ...wordsOf });
const reply = z.strictObject({
  kind: z.literal("public"),
  ...wordsOf,
  next_status: z
    .enum(settableStatuses)
    .optional()
    .openapi({ description: "What becomes of the ticket with it.", example: "pending" }),
  last_seen_message_id: id.optional().openapi({
    description: "The newest message you saw: a newer one of the customer's refuses the reply.",
  }),
});

const body = z
  .discriminatedUnion("kind", [reply, note])
  .refine(hasWords, { path: ["text"], message: "error.api.htmlOrText" })
  .openapi("NewMessage", { example: { kind: "public", text: "We come on Friday." } });

export const createMessage = defineOpenAPIRoute({
  route: createRoute({
    method: "post",
    path: "/tickets/{number}/messages",
    ...needsOnce("tickets:write"),
    tags: ["Messages"],
    operationId: "createMessage",
    summary: "Reply, or write a note",
    description: "A reply leaves at once, in your name and with your signature: it cannot be taken back.",
    request: {
      params: ticketNumber,
      headers: idempotencyKey,
      body: { required: true, content: { "application/json": { schema: body } } },
    },
    responses: {
      201: answer(message, "The message; `Location` is its address."),
      ...problems(...refusals, "not_found", "conflict", "too_large", "unsupported_media_type"),
    },
  }),
  handler: async (context) => {
    const { actor, onceKey } = context.var;
    const { number } = context.req.valid("param");
    const { id: ticketId } = await getTicketRecord(actor, number);
    const messageId = await write(actor, ticketId, onceKey, context.req.valid("json"));
    const view = await getMessage(actor, ticketId, messageId);
    const location = `${ticketAddress(number)}/messages/${messageId}`;
    return context.json(messageBody(view), 201, { location });
  },
});

async function write(actor: Actor, ticketId: number, onceKey: string, sent: z.output<typeof body>) {
  const html = sent.html ?? textToHtml(sent.text ?? "");
  const names = { html: sent.html === undefined ? "text" : "html", uploadIds: "upload_ids" };
  const words = { ticketId, html, onceKey, uploadIds: sent.upload_ids };
  const { messageId } = await tellingBy(names, () =>
    sent.kind === "note"
      ? addNote(actor, words)
      : postReply(actor, {
          ...words,
          nextStatus: sent.next_status,
          lastSeenMessageId: sent.last_seen_message_id,
        }),
  );
  return messageId;
}
