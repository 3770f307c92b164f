import type { Messages } from "@/lib/i18n/load-messages";
import type { TimeLabels } from "@/lib/i18n/time";
import type { SlaLabels } from "./sla-text";

// Server components cut these out of the messages and hand them to the client ones.

export function timeLabels({ app }: Messages): TimeLabels {
  const { unit, today, yesterday, todayInline, yesterdayInline, now } = app;
  return { unit, today, yesterday, todayInline, yesterdayInline, now };
}

function slaLabels(messages: Messages): SlaLabels {
  return { ...messages.sla, time: timeLabels(messages) };
}

export type ListLabels = Messages["tickets"]["list"] & {
  priority: Messages["priority"];
  sla: SlaLabels;
  networkError: string;
};

export function listLabels(messages: Messages): ListLabels {
  return {
    ...messages.tickets.list,
    priority: messages.priority,
    sla: slaLabels(messages),
    networkError: messages.error.network,
  };
}

/** What the interactive parts of a ticket's page say. */
export type TicketLabels = {
  status: Messages["status"];
  priority: Messages["priority"];
  sla: SlaLabels;
  panel: Messages["tickets"]["panel"];
  team: Messages["customers"]["team"];
  tags: Messages["customers"]["tags"];
  composer: Messages["tickets"]["composer"];
  actions: Messages["tickets"]["actions"];
  links: { revoke: string; revoked: string };
  away: Messages["away"];
  solved: string;
  markSolved: string;
  networkError: string;
};

export function ticketLabels(messages: Messages): TicketLabels {
  return {
    status: messages.status,
    priority: messages.priority,
    sla: slaLabels(messages),
    panel: messages.tickets.panel,
    team: messages.customers.team,
    tags: messages.customers.tags,
    composer: messages.tickets.composer,
    actions: messages.tickets.actions,
    links: { revoke: messages.requests.revoke, revoked: messages.requests.revoked },
    away: messages.away,
    solved: messages.tickets.ticket.solved,
    markSolved: messages.tickets.ticket.markSolved,
    networkError: messages.error.network,
  };
}

export type NewTicketLabels = Messages["customers"]["new"] & {
  priorities: Messages["priority"];
  tagField: Messages["customers"]["tags"];
  editor: Messages["tickets"]["composer"];
};

export function newTicketLabels({ customers, priority, tickets }: Messages): NewTicketLabels {
  return { ...customers.new, priorities: priority, tagField: customers.tags, editor: tickets.composer };
}
