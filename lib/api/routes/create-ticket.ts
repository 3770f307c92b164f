import { createRoute, defineOpenAPIRoute, z } from "@hono/zod-openapi";
import { ticketPriorities } from "@/db/enums";
import { createTicket as open } from "@/lib/tickets/create-ticket";
import { getTicketRecord } from "@/lib/tickets/ticket-record";
import { needsOnce } from "../access";
import { answer, problems, refusals } from "../answers";
import { idempotencyKey } from "../idempotency";
import { tellingBy } from "../invalid-request";
import { etagHeader, hasWords, id, plain, ticket, wordsOf } from "../schemas";
import { ticketAddress, ticketBody, versionTag } from "../ticket-body";

const requester = z
  .union(
    [
      z.strictObject({ id }),
      z.strictObject({
        email: plain(254).openapi({ example: "hannah@roastery.example" }),
        name: plain(120).optional(),
      }),
    ],
    "error.customers.whom",
  )
  .openapi({
    description: "Somebody known, by id, or whoever has this address: a stranger becomes a customer.",
    example: { email: "hannah@roastery.example", name: "Hannah Ostermann" },
  });

const body = z
  .strictObject({
    subject: plain(250)
      .trim()
      .min(1, "error.field.required")
      .openapi({ example: "The left group loses pressure" }),
    requester,
    message: z
      .strictObject({
        kind: z.enum(["request", "public", "note"]).openapi({
          description:
            "`request`: the requester's own words, which you pass on. `public`: yours, and a mail carries them to him. `note`: for staff only.",
          example: "request",
        }),
        ...wordsOf,
      })
      .refine(hasWords, { path: ["text"], message: "error.api.htmlOrText" }),
    priority: z.enum(ticketPriorities).optional().openapi({ example: "normal" }),
    assignee_id: id.nullable().optional(),
    team_id: id.nullable().optional(),
    tags: z
      .array(plain(400))
      .max(200)
      .optional()
      .openapi({ example: ["machine"] }),
  })
  .openapi("NewTicket", {
    example: {
      subject: "The left group loses pressure",
      requester: { email: "hannah@roastery.example", name: "Hannah Ostermann" },
      message: { kind: "request", text: "Since this morning the left group gives 5 bar only." },
      tags: ["machine"],
    },
  });

/** The verb's fields in the request's words. */
const names = {
  address: "requester",
  name: "requester.name",
  html: "message.text",
  text: "message.text",
  uploadIds: "message.upload_ids",
  assigneeId: "assignee_id",
  teamId: "team_id",
};

export const createTicket = defineOpenAPIRoute({
  route: createRoute({
    method: "post",
    path: "/tickets",
    ...needsOnce("tickets:write"),
    tags: ["Tickets"],
    operationId: "createTicket",
    summary: "Open a ticket",
    request: {
      headers: idempotencyKey,
      body: { required: true, content: { "application/json": { schema: body } } },
    },
    responses: {
      201: answer(ticket, "The ticket; `Location` is its address.", etagHeader),
      ...problems(...refusals, "conflict", "too_large", "unsupported_media_type"),
    },
  }),
  handler: async (context) => {
    const { actor, onceKey } = context.var;
    const { subject, requester: whom, message, ...fields } = context.req.valid("json");
    const { number } = await tellingBy(names, () =>
      open(
        actor,
        {
          subject,
          ...("id" in whom ? { customerId: whom.id } : { address: whom.email, name: whom.name ?? "" }),
          channel: message.kind === "note" ? "phone" : "email",
          html: message.html ?? "",
          text: message.text ?? "",
          priority: fields.priority,
          assigneeId: fields.assignee_id ?? null,
          teamId: fields.team_id ?? null,
          tags: fields.tags ?? [],
          onceKey,
        },
        { source: "api", passedOn: message.kind === "request", uploadIds: message.upload_ids },
      ),
    );
    const record = await getTicketRecord(actor, number);
    const headers = { etag: versionTag(record), location: ticketAddress(number) };
    return context.json(ticketBody(record), 201, headers);
  },
});
