import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { RequestsFrame } from "@/app/requests-frame";
import { MailboxNotice } from "@/components/requests/mailbox-notice";
import { isValidAddress } from "@/lib/email/addresses";
import { fillMessage } from "@/lib/i18n/fill-message";
import { findWorkspace } from "@/lib/settings/find-workspace";
import { currentPerson } from "@/lib/web/current-actor";
import { sentCookie } from "@/lib/web/sent-cookie";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("sentTitle"), robots: "noindex" };
}

// Public: tells a visitor where his own confirmation went, from his own cookie.
export default async function SentPage() {
  const [workspace, actor, { requests }, jar] = await Promise.all([
    findWorkspace(),
    currentPerson(),
    getMessages(),
    cookies(),
  ]);
  if (!workspace) redirect("/setup");
  const address = jar.get(sentCookie)?.value ?? "";
  const text = isValidAddress(address) ? fillMessage(requests.sentText, { address }) : requests.sentTextPlain;
  return (
    <RequestsFrame workspaceName={workspace.name} signedIn={actor !== null}>
      <MailboxNotice
        title={requests.sentTitle}
        text={text}
        hint={requests.sentHint}
        another={requests.another}
      />
    </RequestsFrame>
  );
}
