import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale, getMessages } from "next-intl/server";
import { RequestsFrame } from "@/app/requests-frame";
import { visitorPage } from "@/app/visitor-page";
import { RequestScreen } from "@/components/requests/request-screen";
import { randomToken } from "@/lib/core/ids";
import { findWorkspace } from "@/lib/settings/find-workspace";
import { getRequest } from "@/lib/tickets/get-request";
import { uploadLimits } from "@/lib/tickets/policy";
import { keptFormCookie, readKeptForm } from "@/lib/web/kept-form";
import { orNotFound } from "@/lib/web/or-not-found";
import { requestPage } from "@/lib/web/request-actor";

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ again?: string; answered?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `#${(await params).number}`, robots: "noindex" };
}

// Public: a guest's cookie lets in as well as a session, and the scope decides what either sees.
export default visitorPage(async function RequestPage({ params, searchParams }: Props) {
  const { actor, number } = await requestPage((await params).number);
  const [request, workspace, locale, messages, { again, answered }, jar] = await Promise.all([
    orNotFound(getRequest(actor, number)),
    findWorkspace(),
    getLocale(),
    getMessages(),
    searchParams,
    cookies(),
  ]);
  if (!workspace) redirect("/setup");
  return (
    <RequestsFrame workspaceName={workspace.name} signedIn={actor.onlyTicketId === undefined}>
      <RequestScreen
        request={request}
        viewerId={actor.id}
        workspaceName={workspace.name}
        reading={{ now: new Date().toISOString(), timeZone: actor.timeZone, locale, messages }}
        linkToList={actor.onlyTicketId === undefined}
        kept={again ? readKeptForm(jar.get(keptFormCookie)?.value) : null}
        answered={answered !== undefined}
        onceKey={randomToken()}
        limits={uploadLimits}
      />
    </RequestsFrame>
  );
});
