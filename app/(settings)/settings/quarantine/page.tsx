import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { listQuarantine } from "@/lib/email/list-quarantine";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { remove, replay } from "./actions";
import { QuarantineList } from "./quarantine-list";

type Props = { searchParams: Promise<{ cursor?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quarantine"))("title") };
}

export default async function QuarantinePage({ searchParams }: Props) {
  const actor = await pageActor("settings.mail");
  const { cursor } = await searchParams;
  const [{ mails, next }, { quarantine, error, notFound, tickets }, locale] = await Promise.all([
    orNotFound(listQuarantine(actor, { cursor })),
    getMessages(),
    getLocale(),
  ]);
  return (
    <>
      <SettingsHeader title={quarantine.title} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{quarantine.text}</p>
        {mails.length === 0 && !cursor ? (
          <EmptyState title={quarantine.emptyTitle} text={quarantine.emptyText}>
            <ButtonLink href="/inbox">{notFound.inbox}</ButtonLink>
          </EmptyState>
        ) : (
          <QuarantineList
            mails={mails}
            labels={quarantine}
            networkError={error.network}
            locale={locale}
            timeZone={actor.timeZone}
            replay={replay}
            remove={remove}
          />
        )}
        {next && (
          <Link
            className="mt-4 inline-block font-medium text-primary-text"
            href={`/settings/quarantine?cursor=${next}`}
          >
            {tickets.list.loadMore}
          </Link>
        )}
      </div>
    </>
  );
}
