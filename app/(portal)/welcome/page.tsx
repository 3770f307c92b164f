import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { stepViews } from "@/app/first-steps";
import { WelcomeScreen } from "@/components/welcome/welcome-screen";
import { firstSteps } from "@/lib/settings/first-steps";
import { pageActor } from "@/lib/web/page-guard";
import { show } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("welcome"))("title") };
}

export default async function WelcomePage() {
  const actor = await pageActor("settings.workspace");
  const [facts, messages, locale] = await Promise.all([firstSteps(actor), getMessages(), getLocale()]);
  return (
    <WelcomeScreen
      name={actor.name}
      steps={stepViews(actor, facts, messages)}
      hidden={facts.hidden}
      labels={messages.welcome}
      locale={locale}
      show={show}
    />
  );
}
