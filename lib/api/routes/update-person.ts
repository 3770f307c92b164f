import { createRoute, defineOpenAPIRoute, z } from "@hono/zod-openapi";
import { editPerson } from "@/lib/accounts/edit-person";
import { getPerson } from "@/lib/accounts/get-person";
import { needs } from "../access";
import { answer, problems, refusals } from "../answers";
import { customFieldsChange, customFieldsOf, fieldNames } from "../custom-fields";
import { tellingBy } from "../invalid-request";
import { personBody } from "../person-body";
import { notesText, person, personId, phoneText, plain } from "../schemas";

const body = z
  .strictObject({
    name: plain(120).optional().openapi({ example: "Hannah Ostermann" }),
    organisation: plain(120)
      .nullable()
      .optional()
      .openapi({ description: "Its name; a new one makes it, null is none.", example: "Roastery" }),
    phone: phoneText.nullable().optional(),
    notes: notesText.optional(),
    custom_fields: customFieldsChange,
  })
  .openapi("PersonChange", { example: { name: "Hannah Ostermann", organisation: "Roastery" } });

export const updatePerson = defineOpenAPIRoute({
  route: createRoute({
    method: "patch",
    path: "/people/{id}",
    ...needs("people:write"),
    tags: ["People"],
    operationId: "updatePerson",
    summary: "Change a person",
    description: "Customers only: a colleague changes his own profile. What is not named stays.",
    request: {
      params: personId,
      body: { required: true, content: { "application/json": { schema: body } } },
    },
    responses: {
      200: answer(person, "The person, as he is now."),
      ...problems(...refusals, "not_found", "conflict", "too_large", "unsupported_media_type"),
    },
  }),
  handler: async (context) => {
    const { actor } = context.var;
    const { id } = context.req.valid("param");
    const { name, organisation, phone, notes, custom_fields: customFields } = context.req.valid("json");
    const before = await getPerson(actor, id);
    const seen = before.organisation?.name ?? "";
    await tellingBy(fieldNames, () =>
      editPerson(actor, {
        personId: id,
        fromName: before.name,
        name: name ?? before.name,
        fromOrganisation: seen,
        organisation: organisation === undefined ? seen : (organisation ?? ""),
        fromPhone: before.phone?.number,
        phone: phone === null ? "" : phone,
        fromNotes: before.notes,
        notes,
        fromCustomFields: customFieldsOf(before),
        customFields,
      }),
    );
    return context.json(personBody(await getPerson(actor, id)), 200);
  },
});
