import { createRoute, defineOpenAPIRoute, z } from "@hono/zod-openapi";
import { listPeople as list } from "@/lib/accounts/list-people";
import { needs } from "../access";
import { answer, linkHeader, linkTo, nextPage, problems, refusals } from "../answers";
import { anId, pageOf, paging, personRow, plain } from "../schemas";

const query = z.strictObject({
  query: plain(200).optional().openapi({
    description:
      "Words that begin so in a name or an address, or a whole phone number with the country's code.",
    example: "hannah roastery",
  }),
  organisation: anId.openapi({ type: "integer", description: "Id of an organisation." }),
  ...paging,
});

export const listPeople = defineOpenAPIRoute({
  route: createRoute({
    method: "get",
    path: "/people",
    ...needs("people:read"),
    tags: ["People"],
    operationId: "listPeople",
    summary: "List or search people",
    request: { query },
    responses: {
      200: answer(pageOf(personRow, "PeoplePage"), "A page of customers, by name.", linkHeader),
      ...problems(...refusals),
    },
  }),
  handler: async (context) => {
    const { query: words, organisation: organisationId, cursor, limit } = context.req.valid("query");
    const { rows, next } = await list(context.var.actor, { query: words, organisationId, cursor, limit });
    const address = nextPage(context.req.raw, next);
    const data = rows.map(({ address: email, createdAt, ...row }) => ({
      ...row,
      email,
      created_at: createdAt,
    }));
    return context.json({ data, next: address }, 200, linkTo(address));
  },
});
