import Search from "lucide-react/icons/search";
import type { Route } from "next";
import Form from "next/form";
import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { Pages } from "./pages";

type ListName = "people" | "organisations";
const paths: Record<ListName, string> = { people: "/customers", organisations: "/customers/organisations" };

type Props = {
  list: ListName;
  query: string;
  isEmpty: boolean;
  isFirst: boolean;
  /** Cursor of the next page. */
  next: string | null;
  labels: Messages["customers"];
  /** The table. */
  children: ReactNode;
};

/** What stands around the two lists: the switch between them, the search, and where there is more. */
export function CustomerLists({ list, query, isEmpty, isFirst, next, labels, children }: Props) {
  const href = paths[list];
  const search = list === "people" ? labels.searchPeople : labels.searchOrganisations;
  return (
    <>
      <PageHeader title={labels.title} />
      <div className="flex min-h-0 grow flex-col overflow-y-auto px-4 py-5 md:px-7">
        <nav aria-label={labels.switch} className="flex gap-5 border-b">
          {(["people", "organisations"] as const).map((name) => (
            <Link
              key={name}
              href={paths[name] as Route}
              prefetch={false}
              aria-current={name === list ? "page" : undefined}
              className="-mb-px border-transparent border-b-2 pt-1 pb-2 font-medium text-muted-foreground hover:text-foreground aria-[current=page]:border-foreground aria-[current=page]:text-foreground touch:py-3"
            >
              {labels[name]}
            </Link>
          ))}
        </nav>
        <Form action={href as Route} role="search" className="my-3.5 flex max-w-100 gap-2">
          <Input
            type="search"
            name="q"
            aria-label={search}
            placeholder={search}
            maxLength={200}
            autoComplete="off"
            key={query}
            defaultValue={query}
          />
          <Button type="submit">
            <Search size={16} strokeWidth={1.75} aria-hidden />
            {labels.search}
          </Button>
        </Form>
        {isEmpty && query !== "" && (
          <EmptyState title={labels.noneTitle} text={fillMessage(labels.noneText, { query })}>
            <ButtonLink href={href}>{labels.clear}</ButtonLink>
          </EmptyState>
        )}
        {isEmpty && query === "" && (
          <EmptyState
            title={list === "people" ? labels.emptyTitle : labels.noOrganisationsTitle}
            text={list === "people" ? labels.emptyText : labels.noOrganisationsText}
          >
            {list === "people" ? (
              <ButtonLink href="/tickets/new">{labels.new.title}</ButtonLink>
            ) : (
              <ButtonLink href="/customers">{labels.people}</ButtonLink>
            )}
          </EmptyState>
        )}
        {!isEmpty && children}
        <Pages path={href} query={query} isFirst={isFirst} next={next} labels={labels} />
      </div>
    </>
  );
}
