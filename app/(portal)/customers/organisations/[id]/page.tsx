import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { DetailPage, Facts, Notes, Section } from "@/components/accounts/detail-page";
import { DetailTabs } from "@/components/accounts/detail-tabs";
import { EditOrganisationForm } from "@/components/accounts/edit-organisation-form";
import { HistorySection } from "@/components/accounts/history-section";
import { ManagerButton } from "@/components/accounts/manager-button";
import { Pages } from "@/components/accounts/pages";
import { PeopleTable } from "@/components/accounts/people-table";
import { TicketsTable } from "@/components/accounts/tickets-table";
import { FieldFacts } from "@/components/fields/field-facts";
import { getOrganisation } from "@/lib/accounts/get-organisation";
import { listPeople } from "@/lib/accounts/list-people";
import { formatDate } from "@/lib/i18n/time";
import { listHistory } from "@/lib/tickets/list-history";
import { listTicketsOf } from "@/lib/tickets/list-tickets-of";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { pageId } from "@/lib/web/page-id";
import { changeManager, save } from "./actions";

type Props = {
  params: Promise<{ id: string }>;
  /** `after` pages the people, `cursor` the tickets, or the history of that tab. */
  searchParams: Promise<Record<"tab" | "cursor" | "after", string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers"))("organisations") };
}

export default async function OrganisationDetailPage({ params, searchParams }: Props) {
  const actor = await pageActor("tickets.work");
  const organisationId = pageId((await params).id);
  const query = await searchParams;
  const cursor = typeof query.cursor === "string" ? query.cursor : undefined;
  const after = typeof query.after === "string" ? query.after : undefined;
  const asked = { of: { organisationId }, cursor };
  const isHistory = query.tab === "history";
  const [organisation, people, tickets, history, messages, locale] = await Promise.all([
    orNotFound(getOrganisation(actor, organisationId)),
    isHistory ? null : orNotFound(listPeople(actor, { organisationId, cursor: after, limit: 25 })),
    isHistory ? null : orNotFound(listTicketsOf(actor, asked)),
    isHistory ? orNotFound(listHistory(actor, asked)) : null,
    getMessages(),
    getLocale(),
  ]);
  const { customers, error } = messages;
  const reading = { now: new Date().toISOString(), timeZone: actor.timeZone, locale };
  const path = `/customers/organisations/${organisationId}`;
  const since = formatDate(organisation.createdAt, reading.now, reading.timeZone, locale);
  return (
    <DetailPage
      title={organisation.name}
      backHref="/customers/organisations"
      back={customers.back}
      facts={
        <>
          <Section title={customers.details}>
            <Facts
              facts={[
                { label: customers.domains, value: organisation.domains.join(", ") || customers.none },
                { label: customers.sharing.label, value: customers.sharing[organisation.sharing] },
                { label: customers.since, value: since },
              ]}
            />
            <FieldFacts fields={organisation.customFields} words={customers.fields} locale={locale} />
          </Section>
          <Notes notes={organisation.notes} title={customers.notes} />
        </>
      }
      edit={
        organisation.mayEdit && (
          <Section title={customers.edit.title}>
            <EditOrganisationForm
              key={JSON.stringify(organisation)}
              organisation={organisation}
              labels={customers.edit}
              modes={customers.sharing}
              fieldWords={customers.fields}
              locale={locale}
              networkError={error.network}
              save={save}
            />
          </Section>
        )
      }
    >
      <DetailTabs path={path} tab={isHistory ? "history" : "overview"} labels={customers} />
      {people && (
        <Section title={customers.people}>
          {people.rows.length === 0 ? (
            <p className="text-muted-foreground">{customers.noPeople}</p>
          ) : (
            <>
              {organisation.mayEdit && (
                <p className="mb-2.5 text-secondary-text">{customers.managers.text}</p>
              )}
              <PeopleTable
                rows={people.rows}
                labels={customers}
                reading={reading}
                action={
                  organisation.mayEdit
                    ? (person) => (
                        <ManagerButton
                          organisationId={organisationId}
                          person={person}
                          labels={customers.managers}
                          networkError={error.network}
                          change={changeManager}
                        />
                      )
                    : undefined
                }
              />
            </>
          )}
          <Pages path={path} name="after" isFirst={!after} next={people.next} labels={customers} />
        </Section>
      )}
      {tickets && (
        <Section title={customers.tickets}>
          <TicketsTable rows={tickets.rows} messages={messages} reading={reading} withRequester />
          <Pages path={path} isFirst={!cursor} next={tickets.next} labels={customers} />
        </Section>
      )}
      {history && (
        <HistorySection
          path={path}
          history={history}
          isFirst={!cursor}
          messages={messages}
          reading={reading}
        />
      )}
    </DetailPage>
  );
}
