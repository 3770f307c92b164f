import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { CustomerLists } from "@/components/accounts/customer-lists";
import { PeopleTable } from "@/components/accounts/people-table";
import { listPeople } from "@/lib/accounts/list-people";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";

type Props = { searchParams: Promise<{ q?: string | string[]; cursor?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers"))("title") };
}

export default async function PeoplePage({ searchParams }: Props) {
  const actor = await pageActor("tickets.work");
  const { q, cursor } = await searchParams;
  const query = typeof q === "string" ? q.slice(0, 200) : "";
  const after = typeof cursor === "string" ? cursor : undefined;
  const [{ rows, next }, { customers }, locale] = await Promise.all([
    orNotFound(listPeople(actor, { query, cursor: after })),
    getMessages(),
    getLocale(),
  ]);
  return (
    <CustomerLists
      list="people"
      query={query}
      isEmpty={rows.length === 0}
      isFirst={after === undefined}
      next={next}
      labels={customers}
    >
      <PeopleTable
        rows={rows}
        labels={customers}
        reading={{ now: new Date().toISOString(), timeZone: actor.timeZone, locale }}
        withOrganisation
      />
    </CustomerLists>
  );
}
