import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { paletteStart } from "@/app/palette-pages";
import { SearchScreen } from "@/components/search/search-screen";
import { may } from "@/lib/core/actor";
import { findBesideTickets } from "@/lib/search/find-anything";
import { searchTickets } from "@/lib/search/search-tickets";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";

type Props = { searchParams: Promise<{ q?: string | string[]; cursor?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("search"))("title") };
}

/** What the palette finds, on a page of its own: without scripts, and with more tickets than fit into a palette. */
export default async function SearchPage({ searchParams }: Props) {
  const actor = await pageActor("own");
  const { q, cursor } = await searchParams;
  const query = typeof q === "string" ? q.slice(0, 200).trim() : "";
  const after = typeof cursor === "string" ? cursor : undefined;
  const [found, tickets, messages] = await Promise.all([
    findBesideTickets(actor, { query: after ? "" : query }),
    may(actor, "tickets.work") ? orNotFound(searchTickets(actor, { query, cursor: after })) : null,
    getMessages(),
  ]);
  return (
    <SearchScreen
      query={query}
      isFirst={after === undefined}
      found={{ ...found, tickets: tickets?.rows ?? [] }}
      next={tickets?.next ?? null}
      start={paletteStart(actor, messages)}
      now={new Date().toISOString()}
      labels={messages.search}
    />
  );
}
