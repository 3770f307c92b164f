import { createRoute, defineOpenAPIRoute, z } from "@hono/zod-openapi";
import { getMessage } from "@/lib/tickets/list-messages";
import { getTicketRecord } from "@/lib/tickets/ticket-record";
import { needs } from "../access";
import { answer, problems, refusals } from "../answers";
import { messageBody } from "../message-body";
import { message, ticketNumber } from "../schemas";

const params = ticketNumber.extend({
  id: z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name: "id", in: "path" }, description: "The message's id.", example: 42 }),
});

export const readMessage = defineOpenAPIRoute({
  route: createRoute({
    method: "get",
    path: "/tickets/{number}/messages/{id}",
    ...needs("tickets:read"),
    tags: ["Messages"],
    operationId: "readMessage",
    summary: "Read a message",
    request: { params },
    responses: {
      200: answer(message, "The message."),
      ...problems(...refusals, "not_found"),
    },
  }),
  handler: async (context) => {
    const { actor } = context.var;
    const { number, id } = context.req.valid("param");
    const { id: ticketId } = await getTicketRecord(actor, number);
    return context.json(messageBody(await getMessage(actor, ticketId, id)), 200);
  },
});
