import { createRoute, defineOpenAPIRoute, z } from "@hono/zod-openapi";
import { ticketPriorities, ticketStatuses } from "@/db/enums";
import type { Actor } from "@/lib/core/actor";
import { findTickets } from "@/lib/tickets/find-tickets";
import { ticketSorts } from "@/lib/tickets/program-inputs";
import { needs } from "../access";
import { answer, linkHeader, linkTo, nextPage, problems, refusals } from "../answers";
import { anId, digits, pageOf, paging, plain, several, ticket } from "../schemas";
import { ticketBody } from "../ticket-body";

const query = z.strictObject({
  status: several(ticketStatuses, "Any of these statuses: repeat it, or put commas between them."),
  priority: several(ticketPriorities, "Any of these priorities."),
  assignee: z
    .union([z.enum(["me", "none"]), digits], "error.field.invalid")
    .optional()
    .openapi({ type: "string", description: "A colleague's id, `me`, or `none`.", example: "me" }),
  team: z
    .union([z.literal("none"), digits], "error.field.invalid")
    .optional()
    .openapi({ type: "string", description: "A team's id, or `none`." }),
  requester: anId.openapi({ type: "integer", description: "Id of the person who asks." }),
  organisation: anId.openapi({ type: "integer", description: "Id of the organisation." }),
  tag: plain(100).optional().openapi({ description: "A tag that exists.", example: "machine" }),
  updated_since: z.iso
    .datetime({ offset: true })
    .optional()
    .openapi({ description: "Changed at this instant or later.", example: "2026-03-18T12:00:00Z" }),
  sort: z.enum(ticketSorts).default("-updated_at").openapi({
    description:
      "By change, by creation, or by what is due first (unsolved tickets only). A minus: newest first.",
  }),
  ...paging,
});

export const listTickets = defineOpenAPIRoute({
  route: createRoute({
    method: "get",
    path: "/tickets",
    ...needs("tickets:read"),
    tags: ["Tickets"],
    operationId: "listTickets",
    summary: "List tickets",
    description: "Those that you see and that fit every filter. To keep up with changes, see the guide.",
    request: { query },
    responses: {
      200: answer(pageOf(ticket, "TicketPage"), "A page of tickets.", linkHeader),
      ...problems(...refusals),
    },
  }),
  handler: async (context) => {
    const { actor } = context.var;
    const { rows, next } = await findTickets(actor, filtersOf(actor, context.req.valid("query")));
    const address = nextPage(context.req.raw, next);
    return context.json({ data: rows.map(ticketBody), next: address }, 200, linkTo(address));
  },
});

function filtersOf(actor: Actor, asked: z.output<typeof query>) {
  const { assignee, team } = asked;
  return {
    statuses: asked.status,
    priorities: asked.priority,
    assigneeId: assignee === "me" ? actor.id : idOrNone(assignee),
    teamId: idOrNone(team),
    requesterId: asked.requester,
    organisationId: asked.organisation,
    tag: asked.tag,
    updatedSince: asked.updated_since === undefined ? undefined : new Date(asked.updated_since),
    sort: asked.sort,
    cursor: asked.cursor,
    limit: asked.limit,
  };
}

function idOrNone(sent: string | undefined): number | null | undefined {
  if (sent === undefined) return undefined;
  return sent === "none" ? null : Number(sent);
}
