import type { z } from "@hono/zod-openapi";
import { env } from "@/lib/core/env";
import type { TicketRecord } from "@/lib/tickets/view-types";
import type { ticket } from "./schemas";

/** A ticket in the API's words. */
export function ticketBody(record: TicketRecord): z.output<typeof ticket> {
  const { requester, organisation, assignee, team } = record;
  return {
    number: record.number,
    subject: record.subject,
    status: record.status,
    priority: record.priority,
    source: record.source,
    requester: { id: requester.id, name: requester.name, email: requester.address },
    organisation,
    assignee,
    team,
    tags: record.tags,
    version: record.version,
    due_at: record.dueAt,
    first_replied_at: record.firstRepliedAt,
    solved_at: record.solvedAt,
    last_message_at: record.lastMessageAt,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
  };
}

/** The version as its header has it (RFC 9110, strong). */
export function versionTag({ version }: { version: number }): string {
  return `"${version}"`;
}

export function ticketAddress(number: number): string {
  return `${env().APP_URL}/api/v1/tickets/${number}`;
}
