import type { Route } from "next";
import Link from "next/link";
import { Pages } from "@/components/accounts/pages";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ListSearch } from "@/components/ui/list-search";
import type { Messages } from "@/lib/i18n/load-messages";
import type { Found } from "@/lib/search/view-types";
import { foundGroups, ownGroups } from "./groups";
import { HitText } from "./hit-text";
import { LineEnd, LineIcon, lineClass } from "./line-parts";
import type { PaletteGroup, PaletteStart, PaletteWords } from "./types";

type Props = {
  query: string;
  isFirst: boolean;
  found: Found;
  /** Cursor of the next page of tickets. */
  next: string | null;
  start: PaletteStart;
  /** ISO instant of the request. */
  now: string;
  labels: Messages["search"];
};

/** The results as links under each other, kind by kind; of tickets page by page. */
export function SearchScreen({ query, isFirst, found, next, start, now, labels: search }: Props) {
  const { words, pages } = start;
  const ofBrowser = isFirst ? ownGroups(query, pages, [], []) : [];
  const groups = query === "" ? [] : [...foundGroups({ ...found, now }, start, false), ...ofBrowser];
  return (
    <>
      <PageHeader title={search.title} />
      <div className="flex min-h-0 grow flex-col overflow-y-auto px-4 py-5 md:px-7">
        <ListSearch path="/search" query={query} label={search.field} submit={search.submit} />
        {query === "" && <EmptyState title={search.beginTitle} text={search.beginText} />}
        {query !== "" && groups.length === 0 && (
          <EmptyState title={search.noneTitle} text={words.noneHint}>
            <ButtonLink href="/search">{search.clear}</ButtonLink>
          </EmptyState>
        )}
        <div className="flex max-w-225 flex-col gap-5">
          {groups.map((group) => (
            <Results key={group.name} group={group} query={query} now={now} words={words}>
              {group.name === "tickets" && (
                <Pages
                  path="/search"
                  query={query}
                  isFirst={isFirst}
                  next={next}
                  labels={{ loadMore: search.more, first: search.first }}
                />
              )}
              {group.name === "people" && <All href="/customers" query={query} label={search.allPeople} />}
              {group.name === "organisations" && (
                <All href="/customers/organisations" query={query} label={search.allOrganisations} />
              )}
            </Results>
          ))}
        </div>
      </div>
    </>
  );
}

type ResultsProps = {
  group: PaletteGroup;
  query: string;
  now: string;
  words: PaletteWords;
  children: React.ReactNode;
};

function Results({ group, query, now, words, children }: ResultsProps) {
  return (
    <section aria-labelledby={`found-${group.name}`}>
      <h2 id={`found-${group.name}`} className="mb-1 font-semibold text-secondary-text text-xs">
        {words.groups[group.name]}
      </h2>
      <ul className="rounded-lg border bg-card">
        {group.items.map((item) => (
          <li key={item.key} className="border-b last:border-0">
            <Link
              href={item.href as Route}
              prefetch={false}
              className="flex min-h-[42px] items-center gap-2.5 px-3 hover:bg-accent focus-visible:-outline-offset-2 touch:min-h-12"
            >
              <LineIcon item={item} group={group.name} words={words} />
              <span className={lineClass}>
                <span dir="auto" className="min-w-0 grow truncate font-medium">
                  <HitText text={item.label} typed={query} />
                </span>
                <LineEnd item={item} now={now} words={words} typed={query} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

function All({ href, query, label }: { href: string; query: string; label: string }) {
  return (
    <Link
      href={`${href}?q=${encodeURIComponent(query)}` as Route}
      prefetch={false}
      className="inline-flex min-h-8 items-center font-medium text-primary-text text-xs hover:underline touch:min-h-11"
    >
      {label}
    </Link>
  );
}
