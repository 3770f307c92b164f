import { createRoute, defineOpenAPIRoute } from "@hono/zod-openapi";
import { getPerson } from "@/lib/accounts/get-person";
import { needs } from "../access";
import { answer, problems, refusals } from "../answers";
import { personBody } from "../person-body";
import { person, personId } from "../schemas";

export const readPerson = defineOpenAPIRoute({
  route: createRoute({
    method: "get",
    path: "/people/{id}",
    ...needs("people:read"),
    tags: ["People"],
    operationId: "readPerson",
    summary: "Read a person",
    request: { params: personId },
    responses: {
      200: answer(person, "The person."),
      ...problems(...refusals, "not_found"),
    },
  }),
  handler: async (context) => {
    const page = await getPerson(context.var.actor, context.req.valid("param").id);
    return context.json(personBody(page), 200);
  },
});
