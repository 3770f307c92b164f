import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ListSearch } from "@/components/ui/list-search";
import { ListTabs } from "@/components/ui/list-tabs";
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
        <ListTabs
          label={labels.switch}
          tabs={(["people", "organisations"] as const).map((name) => ({
            href: paths[name],
            label: labels[name],
            current: name === list,
          }))}
        />
        <ListSearch path={href} query={query} label={search} submit={labels.search} />
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
