import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { nameWithAway } from "@/components/accounts/away-text";
import { PageHeader } from "@/components/shell/page-header";
import { newTicketLabels } from "@/components/tickets/labels";
import { NewTicketForm } from "@/components/tickets/new-ticket-form";
import { getPerson } from "@/lib/accounts/get-person";
import type { Actor } from "@/lib/core/actor";
import { isAppError } from "@/lib/core/errors";
import { randomToken } from "@/lib/core/ids";
import { listTeamMembers, listTeams } from "@/lib/tickets/list-choices";
import { pageActor } from "@/lib/web/page-guard";
import { create } from "./actions";

type Props = { searchParams: Promise<{ customer?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers.new"))("title") };
}

export default async function NewTicketPage({ searchParams }: Props) {
  const actor = await pageActor("tickets.work");
  const [customer, teams, members, messages, locale] = await Promise.all([
    chosenCustomer(actor, (await searchParams).customer),
    listTeams(actor),
    listTeamMembers(actor),
    getMessages(),
    getLocale(),
  ]);
  const now = new Date().toISOString();
  return (
    <>
      <PageHeader title={messages.customers.new.title} />
      <NewTicketForm
        customer={customer}
        teams={teams}
        members={members.map((one) => ({ ...one, name: nameWithAway(one, messages.away, now, locale) }))}
        labels={newTicketLabels(messages)}
        networkError={messages.error.network}
        locale={locale}
        onceKey={randomToken()}
        create={create}
      />
    </>
  );
}

/** Of a link on a customer's page; one that leads to nobody leaves the choice open. */
async function chosenCustomer(actor: Actor, id: string | undefined) {
  if (!id || !/^\d{1,15}$/.test(id)) return null;
  try {
    const { name, addresses, organisation } = await getPerson(actor, Number(id));
    return { id: Number(id), name, address: addresses[0]?.address ?? null, organisation };
  } catch (cause) {
    if (isAppError(cause)) return null;
    throw cause;
  }
}
