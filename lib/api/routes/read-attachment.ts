import { createRoute, defineOpenAPIRoute, z } from "@hono/zod-openapi";
import { getAttachment } from "@/lib/tickets/get-attachment";
import { needs } from "../access";
import { problems, refusals } from "../answers";

const params = z.object({
  id: z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name: "id", in: "path" }, description: "The attachment's id.", example: 42 }),
});

export const readAttachment = defineOpenAPIRoute({
  route: createRoute({
    method: "get",
    path: "/attachments/{id}",
    ...needs("tickets:read"),
    tags: ["Attachments"],
    operationId: "readAttachment",
    summary: "Download an attachment",
    request: { params },
    responses: {
      200: {
        description: "The file. What a browser could run comes as `application/octet-stream`.",
        content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
      },
      ...problems(...refusals, "not_found"),
    },
  }),
  handler: async (context) => {
    const { actor, edge } = context.var;
    return edge.file(await getAttachment(actor, context.req.valid("param").id));
  },
});
