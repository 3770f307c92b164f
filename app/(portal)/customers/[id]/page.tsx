import type { Metadata, Route } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { viewAs } from "@/app/view-as-action";
import { DetailPage, Facts, Notes, Section } from "@/components/accounts/detail-page";
import { DetailTabs } from "@/components/accounts/detail-tabs";
import { EditPersonForm } from "@/components/accounts/edit-person-form";
import { HistorySection } from "@/components/accounts/history-section";
import { MergeHistory } from "@/components/accounts/merge-history";
import { Pages } from "@/components/accounts/pages";
import { PersonAddresses } from "@/components/accounts/person-addresses";
import { personFacts } from "@/components/accounts/person-facts";
import { TicketsTable } from "@/components/accounts/tickets-table";
import { ViewAs } from "@/components/accounts/view-as";
import { shownValues } from "@/components/fields/field-control";
import { FieldFacts } from "@/components/fields/field-facts";
import { ButtonLink } from "@/components/ui/button-link";
import { getPerson } from "@/lib/accounts/get-person";
import { listMerges } from "@/lib/accounts/merge/list-merges";
import { may } from "@/lib/core/actor";
import { listHistory } from "@/lib/tickets/list-history";
import { listTicketsOf } from "@/lib/tickets/list-tickets-of";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { pageId } from "@/lib/web/page-id";
import { add, choosePrimary, remove, save, takeBack } from "./actions";

type Props = {
  params: Promise<{ id: string }>;
  /** `cursor` pages what the tab shows: his tickets, or his history. */
  searchParams: Promise<{ tab?: string | string[]; cursor?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers"))("title") };
}

export default async function CustomerPage({ params, searchParams }: Props) {
  const actor = await pageActor("tickets.work");
  const personId = pageId((await params).id);
  const { tab, cursor } = await searchParams;
  const after = typeof cursor === "string" ? cursor : undefined;
  const asked = { of: { personId }, cursor: after };
  const isHistory = tab === "history";
  const [person, tickets, history, merges, messages, locale] = await Promise.all([
    orNotFound(getPerson(actor, personId)),
    isHistory ? null : orNotFound(listTicketsOf(actor, asked)),
    isHistory ? orNotFound(listHistory(actor, asked)) : null,
    listMerges(actor, personId),
    getMessages(),
    getLocale(),
  ]);
  if (person.mergedIntoId !== null) redirect(`/customers/${person.mergedIntoId}`);
  const { customers, error, settings } = messages;
  const reading = { now: new Date().toISOString(), timeZone: actor.timeZone, locale };
  const { id, name, organisation, phone, notes, customFields } = person;
  const path = `/customers/${id}`;
  return (
    <DetailPage
      title={name}
      backHref="/customers"
      back={customers.back}
      action={
        <>
          {may(actor, "settings.privacy") && (
            <ButtonLink href={`/settings/privacy/people/${id}`} variant="ghost">
              {settings.privacy.open}
            </ButtonLink>
          )}
          <ButtonLink href={`/tickets/new?customer=${id}`}>{customers.new.title}</ButtonLink>
        </>
      }
      facts={
        <>
          <Section title={customers.details}>
            <Facts
              facts={personFacts(person, customers, reading, (one) => (
                <Link
                  href={`/customers/organisations/${one.id}` as Route}
                  dir="auto"
                  className="text-primary-text"
                >
                  {one.name}
                </Link>
              ))}
            />
            <FieldFacts fields={customFields} words={customers.fields} locale={locale} />
          </Section>
          <Notes notes={notes} title={customers.notes} />
        </>
      }
      edit={
        <div className="flex flex-col gap-6">
          {person.mayEdit && (
            <Section title={customers.edit.title}>
              <EditPersonForm
                key={JSON.stringify([name, organisation, phone, notes, shownValues(customFields)])}
                person={{ id, name, organisation, phone, notes, customFields }}
                labels={customers.edit}
                fieldWords={customers.fields}
                locale={locale}
                networkError={error.network}
                save={save}
              />
            </Section>
          )}
          {person.mayEdit && (
            <Section title={customers.email.title}>
              <PersonAddresses
                person={person}
                messages={messages}
                add={add}
                makePrimary={choosePrimary}
                remove={remove}
              />
            </Section>
          )}
          {person.mayEdit && (
            <MergeHistory
              personId={id}
              merges={merges}
              labels={customers.merge}
              reading={reading}
              networkError={error.network}
              takeBack={takeBack}
            />
          )}
          {person.mayViewAs && <ViewAs person={{ id, name }} words={messages} begin={viewAs} />}
        </div>
      }
    >
      <DetailTabs path={path} tab={isHistory ? "history" : "overview"} labels={customers} />
      {tickets && (
        <Section title={customers.tickets}>
          <TicketsTable rows={tickets.rows} messages={messages} reading={reading} />
          <Pages path={path} isFirst={!after} next={tickets.next} labels={customers} />
        </Section>
      )}
      {history && (
        <HistorySection
          path={path}
          history={history}
          isFirst={!after}
          messages={messages}
          reading={reading}
        />
      )}
    </DetailPage>
  );
}
