import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { RequestsFrame } from "@/app/requests-frame";
import { formTexts } from "@/components/requests/labels";
import { RequestForm } from "@/components/requests/request-form";
import { OpeningLine } from "@/components/shell/opening-line";
import { openingAt } from "@/lib/business-time/opening";
import { randomToken } from "@/lib/core/ids";
import { fillMessage } from "@/lib/i18n/fill-message";
import { findWorkspace } from "@/lib/settings/find-workspace";
import { offeredTopics } from "@/lib/tickets/list-topics";
import { uploadLimits } from "@/lib/tickets/policy";
import { currentSignedIn } from "@/lib/web/current-actor";
import { keptFormCookie, readKeptForm } from "@/lib/web/kept-form";

type Props = { searchParams: Promise<{ again?: string; subject?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("new") };
}

// Public: whoever needs help may ask for it.
export default async function NewRequestPage({ searchParams }: Props) {
  const now = new Date();
  const [workspace, opening, signedIn, locale, messages, { again, subject }, jar] = await Promise.all([
    findWorkspace(),
    openingAt(now),
    currentSignedIn(),
    getLocale(),
    getMessages(),
    searchParams,
    cookies(),
  ]);
  if (!workspace) redirect("/setup");
  const { requests, help } = messages;
  const text = signedIn?.address
    ? fillMessage(requests.answerTo, { address: signedIn.address })
    : requests.answerBy;
  return (
    <RequestsFrame workspaceName={workspace.name} signedIn={signedIn !== null} current="new">
      <div className="max-w-[640px]">
        <h1 tabIndex={-1} className="text-[25px] leading-8 tracking-tighter md:text-3xl">
          {requests.new}
        </h1>
        <p className="mt-0.5 text-muted-foreground [overflow-wrap:anywhere]">{text}</p>
        <OpeningLine
          opening={opening}
          now={now.toISOString()}
          labels={help.opening}
          locale={locale}
          className="mt-2"
        />
        <RequestForm
          labels={requests}
          topics={await offeredTopics(locale)}
          texts={formTexts(messages)}
          locale={locale}
          visitor={signedIn === null}
          kept={again ? readKeptForm(jar.get(keptFormCookie)?.value) : null}
          subject={String(subject ?? "").slice(0, 200)}
          onceKey={randomToken()}
          limits={uploadLimits}
        />
      </div>
    </RequestsFrame>
  );
}
