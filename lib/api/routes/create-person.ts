import { createRoute, defineOpenAPIRoute, z } from "@hono/zod-openapi";
import { createPerson as create } from "@/lib/accounts/create-person";
import { getPerson } from "@/lib/accounts/get-person";
import { needsOnce } from "../access";
import { answer, problems, refusals } from "../answers";
import { customFieldsChange, fieldNames } from "../custom-fields";
import { idempotencyKey } from "../idempotency";
import { tellingBy } from "../invalid-request";
import { personAddress, personBody } from "../person-body";
import { notesText, person, phoneText, plain } from "../schemas";

const body = z
  .strictObject({
    name: plain(120).openapi({ example: "Hannah Ostermann" }),
    email: plain(254).openapi({ example: "hannah@roastery.example" }),
    organisation: plain(120).optional().openapi({
      description:
        "Its name; a new one makes it. Unnamed, it is the one that the address's domain belongs to.",
      example: "Roastery",
    }),
    phone: phoneText.optional(),
    notes: notesText.optional(),
    custom_fields: customFieldsChange,
  })
  .openapi("NewPerson", {
    // Custom fields are the workspace's own: an example of them fits nobody.
    example: { name: "Hannah Ostermann", email: "hannah@roastery.example", organisation: "Roastery" },
  });

export const createPerson = defineOpenAPIRoute({
  route: createRoute({
    method: "post",
    path: "/people",
    ...needsOnce("people:write"),
    tags: ["People"],
    operationId: "createPerson",
    summary: "Add a person",
    request: {
      headers: idempotencyKey,
      body: { required: true, content: { "application/json": { schema: body } } },
    },
    responses: {
      201: answer(person, "The person; `Location` is the address."),
      ...problems(...refusals, "conflict", "too_large", "unsupported_media_type"),
    },
  }),
  handler: async (context) => {
    const { actor } = context.var;
    const { custom_fields: customFields, ...input } = context.req.valid("json");
    const { personId } = await tellingBy(fieldNames, () => create(actor, { ...input, customFields }));
    const location = personAddress(personId);
    return context.json(personBody(await getPerson(actor, personId)), 201, { location });
  },
});
