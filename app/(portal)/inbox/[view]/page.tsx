import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { inboxViews } from "@/app/portal-sections";
import { UpTo } from "@/components/shell/live-updates";
import { InboxScreen } from "@/components/tickets/inbox-screen";
import { isInstantCursor } from "@/lib/core/pagination";
import { viewKey } from "@/lib/tickets/inputs";
import { listTickets } from "@/lib/tickets/list-tickets";
import { frameCounts } from "@/lib/web/frame-counts";
import { pageActor } from "@/lib/web/page-guard";
import { pagePosition } from "@/lib/web/page-position";
import { loadMore } from "./actions";

type Props = { params: Promise<{ view: string }>; searchParams: Promise<{ cursor?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const view = viewKey.safeParse((await params).view);
  return view.success ? { title: (await getTranslations("views"))(view.data) } : {};
}

export default async function InboxViewPage({ params, searchParams }: Props) {
  const actor = await pageActor("tickets.note");
  const view = viewKey.safeParse((await params).view);
  if (!view.success) notFound();
  const { cursor: given } = await searchParams;
  // A mangled one shows the view from its start: the skeleton is out, and with it the status 200.
  const cursor = isInstantCursor(given) ? given : undefined;
  const [list, { views }] = await Promise.all([
    listTickets(actor, { view: view.data, cursor }),
    frameCounts(actor),
  ]);
  return (
    <>
      <InboxScreen
        list={list}
        counts={views}
        views={inboxViews(actor)}
        now={new Date().toISOString()}
        timeZone={actor.timeZone}
        loadMore={loadMore.bind(null, view.data)}
        firstPage={!cursor}
      />
      <UpTo position={pagePosition()} />
    </>
  );
}
