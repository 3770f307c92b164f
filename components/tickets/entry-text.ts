import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { AuditEntry } from "@/lib/tickets/view-types";

/** Who did it; a customer is named only to who sees people. */
export function actorText({ actor }: Pick<AuditEntry, "actor">, { settings, app }: Messages): string {
  if (actor.name) return actor.name;
  return actor.kind === "customer" ? settings.audit.customer : app.unknown;
}

/** In words where there are some; an event of another version is named as it is written. */
export function eventText(name: string, { settings }: Messages): string {
  return (settings.audit.events as Record<string, string>)[name.replace(".", "_")] ?? name;
}

/** Empty for what is about no ticket. */
export function ticketText({ ticket }: AuditEntry, { settings }: Messages): string {
  if (ticket === null) return "";
  return ticket === "hidden"
    ? settings.audit.hidden
    : fillMessage(settings.audit.ticket, { number: ticket.number });
}
