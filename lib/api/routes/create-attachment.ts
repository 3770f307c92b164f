import { createRoute, defineOpenAPIRoute, z } from "@hono/zod-openapi";
import { keepUpload } from "@/lib/tickets/keep-upload";
import { needs } from "../access";
import { answer, problems, refusals } from "../answers";
import { plain, upload } from "../schemas";

const query = z.strictObject({
  name: plain(255).min(1).openapi({ description: "The file's name.", example: "photo.png" }),
});

export const createAttachment = defineOpenAPIRoute({
  route: createRoute({
    method: "post",
    path: "/attachments",
    ...needs("tickets:write"),
    tags: ["Attachments"],
    operationId: "createAttachment",
    summary: "Send a file ahead",
    description:
      "The body is the file itself, in its own media type, up to 20 MB. Name its `upload_id` in a message within 24 hours; after that it is gone.",
    request: {
      query,
      body: {
        required: true,
        content: { "*/*": { schema: { type: "string", format: "binary" } } },
      },
    },
    responses: {
      201: answer(upload, "The file, waiting for its message."),
      ...problems(...refusals, "too_large"),
    },
  }),
  handler: async (context) => {
    const { name } = context.req.valid("query");
    const mediaType = context.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
    const chunks = context.req.raw.body ?? [];
    const kept = await keepUpload(
      context.var.actor,
      { name, mediaType },
      chunks as AsyncIterable<Uint8Array>,
    );
    const body = { upload_id: kept.id, name: kept.name, media_type: kept.mediaType, size: kept.size };
    return context.json(body, 201);
  },
});
