import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { settingsGroups } from "@/app/settings-pages";
import { SettingsFrame } from "@/components/shell/settings-nav";
import { pageActor } from "@/lib/web/page-guard";

export default async function Layout({ children }: { children: ReactNode }) {
  const actor = await pageActor("own");
  const words = await getMessages();
  const groups = settingsGroups(actor, words).map(({ label, pages }) => ({
    label,
    pages: pages.map(({ href, title }) => ({ href, title })),
  }));
  return (
    <SettingsFrame label={words.settings.title} groups={groups}>
      {children}
    </SettingsFrame>
  );
}
