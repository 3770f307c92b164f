import type { FoundArticle } from "@/lib/knowledge/view-types";
import { beginsWords } from "./matches";
import type { PaletteGroup, PaletteItem, PaletteLink, PaletteStart, SearchAnswer } from "./types";

const mostPages = 6;

/** What the server found, in groups; none of them is empty. */
export function foundGroups(answer: SearchAnswer, start: PaletteStart, recent: boolean): PaletteGroup[] {
  return filled([
    {
      name: recent ? "recent" : "tickets",
      items: answer.tickets.map((ticket) => ({
        key: `ticket-${ticket.number}`,
        label: ticket.subject,
        href: `/tickets/${ticket.number}`,
        ticket,
      })),
    },
    {
      name: "people",
      items: answer.people.map(({ id, name, address, organisation }) => ({
        key: `person-${id}`,
        label: name,
        detail: organisation?.name ?? address ?? undefined,
        href: `/customers/${id}`,
        personId: id,
      })),
    },
    {
      name: "organisations",
      items: answer.organisations.map(({ id, name, domains }) => ({
        key: `organisation-${id}`,
        label: name,
        detail: domains[0],
        href: `/customers/organisations/${id}`,
      })),
    },
    { name: "articles", items: answer.articles.map((one) => articleItem(one, start)) },
  ]);
}

/** Pages and commands, of which the browser knows all: those whose words begin so. */
export function ownGroups(
  typed: string,
  pages: PaletteLink[],
  commands: PaletteItem[],
  ofTicket: PaletteItem[],
): PaletteGroup[] {
  const fits = ({ label, detail = "" }: { label: string; detail?: string }) =>
    beginsWords(`${label} ${detail}`, typed);
  return filled([
    { name: "ticket", items: ofTicket.filter(fits) },
    {
      name: "pages",
      items: pages
        .filter(fits)
        .slice(0, mostPages)
        .map((page) => ({ key: `page-${page.href}`, ...page })),
    },
    { name: "commands", items: commands.filter(fits) },
  ]);
}

function articleItem({ id, title, locale, slug, state }: FoundArticle, start: PaletteStart): PaletteItem {
  const published = `/help/${locale}/${slug}`;
  return {
    key: `article-${id}-${locale}`,
    label: title,
    detail: state === "published" ? undefined : start.words.draft,
    href: start.writesArticles ? `/knowledge/${id}` : published,
    link: state === "published" ? { href: start.origin + published, text: title } : undefined,
  };
}

function filled(groups: PaletteGroup[]): PaletteGroup[] {
  return groups.filter(({ items }) => items.length > 0);
}
