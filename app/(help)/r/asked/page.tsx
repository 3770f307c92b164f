import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { RequestsFrame } from "@/app/requests-frame";
import { MailboxNotice } from "@/components/requests/mailbox-notice";
import { findWorkspace } from "@/lib/settings/find-workspace";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests"))("askedTitle"), robots: "noindex, nofollow" };
}

// Public: says the same to everybody, whether there was a request or not.
export default async function AskedPage() {
  const [workspace, { requests }] = await Promise.all([findWorkspace(), getMessages()]);
  if (!workspace) redirect("/setup");
  return (
    <RequestsFrame workspaceName={workspace.name} signedIn={false}>
      <MailboxNotice
        title={requests.askedTitle}
        text={requests.askedText}
        hint={requests.sentHint}
        another={requests.another}
      />
    </RequestsFrame>
  );
}
