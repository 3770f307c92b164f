import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { RequestsFrame } from "@/app/requests-frame";
import { visitorPage } from "@/app/visitor-page";
import { RequestList } from "@/components/requests/request-list";
import { findWorkspace } from "@/lib/settings/find-workspace";
import { listRequests } from "@/lib/tickets/list-requests";
import { orNotFound } from "@/lib/web/or-not-found";
import { requesterActor } from "@/lib/web/request-actor";

type Props = { searchParams: Promise<{ after?: string; of?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("title"), robots: "noindex" };
}

// Public: whoever is signed in, customers too, gets further than the first line.
export default visitorPage(async function RequestsPage({ searchParams }: Props) {
  const actor = await requesterActor();
  const { after, of: asked } = await searchParams;
  const isShared = actor.sharedOrganisationId !== null;
  // Who left the list of colleagues open while its sharing ended comes to his own.
  if (asked === "colleagues" && !isShared) redirect("/requests");
  const of = asked === "colleagues" ? "colleagues" : "own";
  const [list, workspace, locale, messages] = await Promise.all([
    orNotFound(listRequests(actor, { of, cursor: after || undefined })),
    findWorkspace(),
    getLocale(),
    getMessages(),
  ]);
  if (!workspace) redirect("/setup");
  const reading = { now: new Date().toISOString(), timeZone: actor.timeZone, locale, messages };
  return (
    <RequestsFrame workspaceName={workspace.name} signedIn current="requests">
      <RequestList list={list} of={of} isShared={isShared} isFirst={!after} reading={reading} />
    </RequestsFrame>
  );
});
