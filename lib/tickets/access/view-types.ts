import type { PersonView } from "../view-types";

/** Why a colleague sees a ticket. `follows` and `takesPart` hold for whoever has no role that works on tickets, too. */
export type ColleagueReason = "all" | "noTeam" | "openTeam" | "member" | "assignee" | "follows" | "takesPart";

/** Why a service's token reads it. */
type ServiceReason = Extract<ColleagueReason, "all" | "noTeam" | "openTeam">;

/** Why somebody sees it as a customer: on his own account, or as a colleague with whom it is shared. */
export type CustomerReason = "requester" | "takesPart" | "shared" | "manager";

/** The first of them by name, and how many they are, counted up to a limit. */
export type Shown<Row> = { rows: Row[]; total: number };

export type TicketAccess = {
  number: number;
  /** In spam or trash, where no customer sees it. */
  isAside: boolean;
  colleagues: Shown<PersonView & { role: string; reasons: ColleagueReason[] }>;
  /** Programs with a token of their own; those in a colleague's name read what he sees. */
  services: Shown<PersonView & { reasons: ServiceReason[] }>;
  customers: Shown<PersonView & { address: string | null; reasons: CustomerReason[] }>;
  /** Guest links that let in: whom, and until when. */
  guests: Shown<{ linkId: number; person: PersonView; expiresAt: string; used: boolean }>;
};
