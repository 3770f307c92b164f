import { listOrganisations } from "@/lib/accounts/list-organisations";
import { listPeople } from "@/lib/accounts/list-people";
import { type Actor, may } from "@/lib/core/actor";
import { findArticles } from "@/lib/knowledge/find-articles";
import { type FindAnythingInput, findAnythingInput, ticketNumberOf } from "./inputs";
import { findTicketsByNumber, searchTickets } from "./search-tickets";
import type { Found } from "./view-types";

/** So many of a kind, where all kinds are shown, and where one alone is. */
const few = { tickets: 7, people: 4, organisations: 3, articles: 4 };
const alone = 20;
const nothing: Found = { tickets: [], people: [], organisations: [], articles: [] };

/**
 * The best of every kind for what was typed, in one bounded answer. Each kind asks for its own permission: who may not
 * see one gets none of it, and the rest all the same.
 */
export async function findAnything(actor: Actor, raw: FindAnythingInput): Promise<Found> {
  const { query, place } = findAnythingInput.parse(raw);
  const works = may(actor, "tickets.work");
  if (place === "number") {
    const number = ticketNumberOf(query);
    return {
      ...nothing,
      tickets: works && number !== null ? await findTicketsByNumber(actor, [number]) : [],
    };
  }
  if (place === "people") return { ...nothing, ...(await findCustomers(actor, query, alone, alone)) };
  const [tickets, rest] = await Promise.all([
    works ? searchTickets(actor, { query, limit: few.tickets }) : { rows: [] },
    findBesideTickets(actor, { query }),
  ]);
  return { ...rest, tickets: tickets.rows };
}

/** The same without tickets, for a page that lists those itself. */
export async function findBesideTickets(actor: Actor, raw: FindAnythingInput): Promise<Found> {
  const { query } = findAnythingInput.parse(raw);
  const [customers, articles] = await Promise.all([
    findCustomers(actor, query, few.people, few.organisations),
    findArticles(actor, { query, limit: few.articles }),
  ]);
  return { ...nothing, ...customers, articles };
}

async function findCustomers(actor: Actor, query: string, mostPeople: number, mostOrganisations: number) {
  // Without words they would be listed from their first one on.
  if (query === "" || !may(actor, "tickets.work")) return { people: [], organisations: [] };
  const [people, organisations] = await Promise.all([
    listPeople(actor, { query, limit: mostPeople }),
    listOrganisations(actor, { query, limit: mostOrganisations }),
  ]);
  return { people: people.rows, organisations: organisations.rows };
}
