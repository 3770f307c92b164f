import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { DetailHeader } from "@/components/accounts/detail-page";
import { MergeCandidates } from "@/components/accounts/merge-candidates";
import { MergeQuestion } from "@/components/accounts/merge-question";
import { ListSearch } from "@/components/ui/list-search";
import { getPerson } from "@/lib/accounts/get-person";
import { listPeople } from "@/lib/accounts/list-people";
import { fillMessage } from "@/lib/i18n/fill-message";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { pageId } from "@/lib/web/page-id";
import { merge } from "./actions";

type Props = {
  params: Promise<{ id: string }>;
  /** `q` finds the other customer, `with` names him. */
  searchParams: Promise<{ q?: string | string[]; with?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers.merge"))("history") };
}

/** Who else this customer is: found, looked at, and merged into him. */
export default async function MergeCustomerPage({ params, searchParams }: Props) {
  const actor = await pageActor("customers.edit");
  const personId = pageId((await params).id);
  const { q, with: chosen } = await searchParams;
  const query = typeof q === "string" ? q.slice(0, 200) : "";
  const otherId = typeof chosen === "string" ? pageId(chosen) : null;
  const [person, other, found, { customers, error }] = await Promise.all([
    orNotFound(getPerson(actor, personId)),
    otherId === null ? null : orNotFound(getPerson(actor, otherId)),
    query.trim() === "" ? null : listPeople(actor, { query, limit: 21 }),
    getMessages(),
  ]);
  // Merged meanwhile, or a colleague: his page says what he is.
  if (!person.mayEdit || other?.mayEdit === false || otherId === personId) redirect(`/customers/${personId}`);
  const labels = customers.merge;
  const { name } = person;
  const path = `/customers/${personId}/merge`;
  return (
    <>
      <DetailHeader
        title={fillMessage(labels.title, { name })}
        backHref={`/customers/${personId}`}
        back={fillMessage(labels.back, { name })}
      />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <div className="max-w-160">
          {other ? (
            <MergeQuestion
              person={person}
              other={other}
              labels={customers}
              networkError={error.network}
              anotherHref={path}
              merge={merge}
            />
          ) : (
            <>
              <p className="text-secondary-text">{fillMessage(labels.text, { name })}</p>
              <ListSearch
                path={path}
                query={query}
                label={customers.searchPeople}
                submit={customers.search}
              />
              {found && (
                <MergeCandidates
                  people={found.rows.filter(({ id }) => id !== personId).slice(0, 20)}
                  isCut={found.next !== null}
                  query={query}
                  path={path}
                  labels={customers}
                />
              )}
            </>
          )}
        </div>
      </div>
    </>
  );
}
