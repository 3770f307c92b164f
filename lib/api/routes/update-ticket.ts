import { createRoute, defineOpenAPIRoute, z } from "@hono/zod-openapi";
import { settableStatuses, ticketPriorities } from "@/db/enums";
import { changeTicket } from "@/lib/tickets/change-ticket";
import { needs } from "../access";
import { answer, problems, refusals } from "../answers";
import { InvalidRequest, tellingBy } from "../invalid-request";
import { etagHeader, id, plain, ticket, ticketNumber } from "../schemas";
import { ticketBody, versionTag } from "../ticket-body";

const body = z
  .strictObject({
    status: z.enum(settableStatuses).optional().openapi({ example: "pending" }),
    priority: z.enum(ticketPriorities).optional().openapi({ example: "high" }),
    assignee_id: id.nullable().optional().openapi({ description: "A colleague; null for nobody." }),
    team_id: id.nullable().optional().openapi({ description: "A team; null for none." }),
    tags: z
      .array(plain(400))
      .max(200)
      .optional()
      .openapi({ description: "All of them: others go.", example: ["machine"] }),
  })
  .openapi("TicketChange", { example: { status: "pending", priority: "high", tags: ["machine"] } });

const headers = z.object({
  "if-match": z
    .string()
    .optional()
    .openapi({ description: "The ETag you saw: another version now is refused.", example: '"3"' }),
});

export const updateTicket = defineOpenAPIRoute({
  route: createRoute({
    method: "patch",
    path: "/tickets/{number}",
    ...needs("tickets:write"),
    tags: ["Tickets"],
    operationId: "updateTicket",
    summary: "Change a ticket",
    description:
      "Sets the fields that are named, all of them or none; the others stay. With `If-Match` nothing is changed over somebody else's change; without it yours is the last word.",
    request: {
      params: ticketNumber,
      headers,
      body: { required: true, content: { "application/json": { schema: body } } },
    },
    responses: {
      200: answer(ticket, "The ticket, as it is now.", etagHeader),
      ...problems(...refusals, "not_found", "outdated", "too_large", "unsupported_media_type"),
    },
  }),
  handler: async (context) => {
    const { number } = context.req.valid("param");
    const seenVersion = versionIn(context.req.valid("header")["if-match"]);
    const { assignee_id: assigneeId, team_id: teamId, ...fields } = context.req.valid("json");
    const record = await tellingBy({ assigneeId: "assignee_id", teamId: "team_id" }, () =>
      changeTicket(context.var.actor, { number, seenVersion, assigneeId, teamId, ...fields }),
    );
    return context.json(ticketBody(record), 200, { etag: versionTag(record) });
  },
});

/** `*`: whatever version there is. */
function versionIn(sent: string | undefined): number | undefined {
  if (sent === undefined || sent.trim() === "*") return undefined;
  const digits = /^"(\d{1,9})"$/.exec(sent.trim())?.[1];
  if (digits) return Number(digits);
  throw new InvalidRequest([{ in: "header", path: ["if-match"], key: "error.api.ifMatch" }]);
}
