import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { setLocale } from "@/app/shell-actions";
import { AskForLink } from "@/components/requests/ask-for-link";
import { AuthCard } from "@/components/shell/auth-card";
import { buttonClass } from "@/components/ui/button-class";
import { fillMessage } from "@/lib/i18n/fill-message";
import { toLocale } from "@/lib/i18n/locales";
import { findBrand } from "@/lib/settings/find-brand";
import { findWorkspace } from "@/lib/settings/find-workspace";
import { findGuest } from "@/lib/tickets/guest-links";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ wrong?: string }> };

// next.config.mjs says the same in headers, for scanners that read no HTML.
export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations("requests"))("open");
  return { title, referrer: "no-referrer", robots: "noindex, nofollow" };
}

// Public: the link's token is what lets in. Looking at the page changes nothing: only its button does.
export default async function GuestLinkPage({ params, searchParams }: Props) {
  const { token } = await params;
  const [guest, workspace, { helpLocales }, locale, { requests, error }, { wrong }] = await Promise.all([
    findGuest(token),
    findWorkspace(),
    findBrand(),
    getLocale(),
    getMessages(),
    searchParams,
  ]);
  if (!workspace) redirect("/setup");
  const card = {
    workspaceName: workspace.name,
    locale: toLocale(locale),
    locales: helpLocales,
    setLocale,
  } as const;
  if (!guest) {
    const often = fillMessage(error.rateLimited, { minutes: 10 }, locale);
    const problem = wrong ? (wrong === "often" ? often : error.field.email) : null;
    return (
      <AuthCard {...card} title={requests.deadTitle} description={requests.deadText}>
        <AskForLink token={token} labels={requests} error={problem} />
      </AuthCard>
    );
  }
  return (
    <AuthCard
      {...card}
      title={fillMessage(requests.openTitle, { number: guest.number })}
      description={requests.openText}
    >
      <form method="post" action={`/r/${token}/open`}>
        <button type="submit" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
          {requests.open}
        </button>
      </form>
    </AuthCard>
  );
}
