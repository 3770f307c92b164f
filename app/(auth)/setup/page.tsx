import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { setLocale } from "@/app/shell-actions";
import { AuthCard } from "@/components/shell/auth-card";
import { SetupForm } from "@/components/shell/setup-form";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { isSetUp, isSetupTokenValid } from "@/lib/accounts/set-up-workspace";
import { toLocale } from "@/lib/i18n/locales";
import { setUp } from "./actions";

type Props = { searchParams: Promise<{ token?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  // Not "no-referrer": a form sent without scripts would come from the origin "null" then, and Next refuses it.
  return { title: (await getTranslations("setup"))("title"), referrer: "same-origin", robots: "noindex" };
}

// Public: the link's token is what lets in. Looking at the page uses nothing up.
export default async function SetupPage({ searchParams }: Props) {
  const { token = "" } = await searchParams;
  const [done, valid, locale, { setup, app, error }] = await Promise.all([
    isSetUp(),
    isSetupTokenValid(token),
    getLocale(),
    getMessages(),
  ]);
  const card = { workspaceName: app.name, locale: toLocale(locale), setLocale } as const;
  if (done) {
    return (
      <AuthCard {...card} title={setup.doneTitle} description={setup.doneText}>
        <ButtonLink href="/sign-in">{setup.signIn}</ButtonLink>
      </AuthCard>
    );
  }
  if (!valid) {
    return (
      <AuthCard {...card} title={setup.linkTitle} description={setup.linkText}>
        {token && <Banner tone="danger">{error.setup.link}</Banner>}
      </AuthCard>
    );
  }
  return (
    <AuthCard {...card} title={setup.title} description={setup.text}>
      <SetupForm
        labels={setup}
        networkError={error.network}
        timeZones={["UTC", ...Intl.supportedValuesOf("timeZone")]}
        defaultTimeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
        token={token}
        setUp={setUp}
      />
    </AuthCard>
  );
}
