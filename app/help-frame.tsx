import { redirect } from "next/navigation";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { HelpFrame as Frame } from "@/components/knowledge/help-frame";
import type { Locale } from "@/lib/i18n/locales";
import { helpLocales } from "@/lib/knowledge/published";
import { helpSite } from "@/lib/web/help-page";

/** Around every page of the help centre: whose it is, in which languages it speaks, how to reach us. */
export async function HelpFrame({ locale, children }: { locale: Locale; children: ReactNode }) {
  const [site, readable, words] = await Promise.all([helpSite(), helpLocales(), getMessages()]);
  if (!site) redirect("/setup");
  return (
    <Frame
      workspaceName={site.name}
      address={site.address}
      locale={locale}
      otherLocales={readable.filter((other) => other !== locale)}
      words={words}
    >
      {children}
    </Frame>
  );
}
