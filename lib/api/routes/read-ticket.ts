import { createRoute, defineOpenAPIRoute } from "@hono/zod-openapi";
import { getTicketRecord } from "@/lib/tickets/ticket-record";
import { needs } from "../access";
import { answer, problems, refusals } from "../answers";
import { etagHeader, ticket, ticketNumber } from "../schemas";
import { ticketBody, versionTag } from "../ticket-body";

export const readTicket = defineOpenAPIRoute({
  route: createRoute({
    method: "get",
    path: "/tickets/{number}",
    ...needs("tickets:read"),
    tags: ["Tickets"],
    operationId: "readTicket",
    summary: "Read a ticket",
    request: { params: ticketNumber },
    responses: {
      200: answer(ticket, "The ticket.", etagHeader),
      ...problems(...refusals, "not_found"),
    },
  }),
  handler: async (context) => {
    const record = await getTicketRecord(context.var.actor, context.req.valid("param").number);
    return context.json(ticketBody(record), 200, { etag: versionTag(record) });
  },
});
