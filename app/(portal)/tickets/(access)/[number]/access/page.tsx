import type { Metadata } from "next";
import { getLocale, getMessages } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { AccessLists } from "@/components/tickets/access-lists";
import { FollowerList } from "@/components/tickets/follower-list";
import { ButtonLink } from "@/components/ui/button-link";
import { fillMessage } from "@/lib/i18n/fill-message";
import { listAccess } from "@/lib/tickets/access/list-access";
import { getFollowerPage } from "@/lib/tickets/followers";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { pageId } from "@/lib/web/page-id";
import { follow, unfollow } from "../../../[number]/actions";
import { add, remove } from "./actions";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tickets } = await getMessages();
  return { title: fillMessage(tickets.access.of, { number: (await params).number }) };
}

/** In a folder of its own, for the ticket's skeleton is none of this page, which works without scripts. */
export default async function TicketAccessPage({ params }: Props) {
  const actor = await pageActor("tickets.work");
  const number = pageId((await params).number);
  const [access, followers, messages, locale] = await Promise.all([
    orNotFound(listAccess(actor, number)),
    orNotFound(getFollowerPage(actor, number)),
    getMessages(),
    getLocale(),
  ]);
  const labels = messages.tickets.access;
  const reading = { now: new Date().toISOString(), timeZone: actor.timeZone, locale, messages };
  const title = fillMessage(labels.of, { number });
  return (
    <>
      <PageHeader title={title}>
        <ButtonLink href={`/tickets/${number}`}>{labels.back}</ButtonLink>
      </PageHeader>
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="min-h-0 grow overflow-y-auto px-4 py-5 focus-visible:-outline-offset-2 md:px-7"
      >
        <FollowerList
          page={followers}
          viewerId={actor.id}
          messages={messages}
          following={{ follow, unfollow }}
          add={add}
          remove={remove}
        />
        <AccessLists access={access} reading={reading} />
      </section>
    </>
  );
}
