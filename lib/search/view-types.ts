import type { TicketPriority, TicketStatus } from "@/db/enums";
import type { OrganisationList, PeopleList } from "@/lib/accounts/view-types";
import type { FoundArticle } from "@/lib/knowledge/view-types";
import type { ClockView, PersonView } from "@/lib/tickets/view-types";

export type FoundTicket = {
  number: number;
  subject: string;
  status: TicketStatus;
  priority: TicketPriority;
  requester: string;
  assignee: PersonView | null;
  /** The clock that leads, as in the inbox; null where none runs. */
  clock: ClockView | null;
  updatedAt: string;
};

export type FoundTickets = {
  rows: FoundTicket[];
  /** Cursor of the next page; null at the end. */
  next: string | null;
};

/** Some of each kind, the best first; what the actor may not see is in none of them. */
export type Found = {
  tickets: FoundTicket[];
  people: PeopleList["rows"];
  organisations: OrganisationList["rows"];
  articles: FoundArticle[];
};
