"use server";

import { listTicketsInput, type ViewKey } from "@/lib/tickets/inputs";
import { listTickets } from "@/lib/tickets/list-tickets";
import { verbAction } from "@/lib/web/action";

const nextPage = verbAction("tickets.note", listTicketsInput, listTickets);

export async function loadMore(view: ViewKey, cursor: string) {
  return nextPage({ view, cursor });
}
