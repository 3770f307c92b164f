import { createRoute, defineOpenAPIRoute, z } from "@hono/zod-openapi";
import { listMessagePage } from "@/lib/tickets/list-messages";
import { getTicketRecord } from "@/lib/tickets/ticket-record";
import { needs } from "../access";
import { answer, linkHeader, linkTo, nextPage, problems, refusals } from "../answers";
import { messageBody } from "../message-body";
import { message, pageOf, paging, ticketNumber } from "../schemas";

const query = z.strictObject({
  sort: z
    .enum(["created_at", "-created_at"])
    .default("created_at")
    .openapi({ description: "As they came, or the newest first." }),
  ...paging,
});

export const listMessages = defineOpenAPIRoute({
  route: createRoute({
    method: "get",
    path: "/tickets/{number}/messages",
    ...needs("tickets:read"),
    tags: ["Messages"],
    operationId: "listMessages",
    summary: "List a ticket's messages",
    request: { params: ticketNumber, query },
    responses: {
      200: answer(pageOf(message, "MessagePage"), "A page of messages, notes included.", linkHeader),
      ...problems(...refusals, "not_found"),
    },
  }),
  handler: async (context) => {
    const { actor } = context.var;
    const { sort, cursor, limit } = context.req.valid("query");
    const { id: ticketId } = await getTicketRecord(actor, context.req.valid("param").number);
    const newestFirst = sort === "-created_at";
    const { rows, next } = await listMessagePage(actor, { ticketId, newestFirst, cursor, limit });
    const address = nextPage(context.req.raw, next);
    return context.json({ data: rows.map(messageBody), next: address }, 200, linkTo(address));
  },
});
