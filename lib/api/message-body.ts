import type { z } from "@hono/zod-openapi";
import { env } from "@/lib/core/env";
import type { MessageView } from "@/lib/tickets/view-types";
import type { message } from "./schemas";

/** A message in the API's words. */
export function messageBody(view: MessageView): z.output<typeof message> {
  const { author, delivery } = view;
  return {
    id: view.id,
    kind: view.kind,
    side: view.side,
    state: view.state,
    automatic: view.automatic,
    author: { id: author.id, name: author.name, email: author.address },
    html: view.html,
    text: view.text,
    attachments: view.attachments.map(({ id, name, mediaType, size }) => ({
      id,
      name,
      media_type: mediaType,
      size,
      url: `${env().APP_URL}/api/v1/attachments/${id}`,
    })),
    delivery: delivery?.state ?? null,
    created_at: view.createdAt,
  };
}
