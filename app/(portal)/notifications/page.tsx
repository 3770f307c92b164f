import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { NoticeChoices } from "@/components/notifications/notice-choices";
import { NoticeList } from "@/components/notifications/notice-list";
import { ReadAll } from "@/components/notifications/read-all";
import { UpTo } from "@/components/shell/live-updates";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { getChoices } from "@/lib/notifications/choices";
import { listNoticesInput } from "@/lib/notifications/inputs";
import { listNotices } from "@/lib/notifications/list-notices";
import { pageActor } from "@/lib/web/page-guard";
import { pagePosition } from "@/lib/web/page-position";
import { changeChoice, readAll } from "./actions";

type Props = { searchParams: Promise<{ cursor?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notices"))("title") };
}

export default async function NotificationsPage({ searchParams }: Props) {
  const actor = await pageActor("own");
  const { cursor } = listNoticesInput.parse(await searchParams);
  const [{ notices, next }, choices, messages, locale] = await Promise.all([
    listNotices(actor, { cursor }),
    getChoices(actor),
    getMessages(),
    getLocale(),
  ]);
  const labels = messages.notices;
  const newest = notices.find((notice) => notice.unread);
  return (
    <>
      <PageHeader title={labels.title}>
        {newest && <ReadAll upTo={newest.id} label={labels.readAll} readAll={readAll} />}
      </PageHeader>
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <div className="flex max-w-180 flex-col gap-8">
          {notices.length === 0 ? (
            <EmptyState title={labels.emptyTitle} text={labels.emptyText}>
              <ButtonLink href="/inbox">{messages.notFound.inbox}</ButtonLink>
            </EmptyState>
          ) : (
            <NoticeList
              notices={notices}
              labels={labels}
              timeLabels={messages.app}
              now={new Date().toISOString()}
              timeZone={actor.timeZone}
              locale={locale}
            />
          )}
          {next && (
            <ButtonLink className="self-start" href={`/notifications?cursor=${next}`}>
              {labels.more}
            </ButtonLink>
          )}
          <NoticeChoices
            choices={choices}
            labels={labels}
            networkError={messages.error.network}
            change={changeChoice}
          />
        </div>
      </div>
      <UpTo position={pagePosition()} />
    </>
  );
}
