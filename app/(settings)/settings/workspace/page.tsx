import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { zonesWith } from "@/app/time-zones";
import { SettingsHeader } from "@/components/shell/settings-header";
import { findWorkspace } from "@/lib/settings/find-workspace";
import { pageActor } from "@/lib/web/page-guard";
import { save } from "./actions";
import { WorkspaceForm } from "./workspace-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.workspace"))("title") };
}

export default async function WorkspacePage() {
  await pageActor("settings.workspace");
  const [workspace, { settings, shell, error }] = await Promise.all([findWorkspace(), getMessages()]);
  if (!workspace) notFound();
  const { save: submit, saved, workspace: words } = settings;
  return (
    <>
      <SettingsHeader title={words.title} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{words.text}</p>
        <WorkspaceForm
          workspace={workspace}
          labels={{ ...words, submit, saved, languageNames: shell.languageNames, network: error.network }}
          timeZones={zonesWith(workspace.timeZone)}
          save={save}
        />
      </div>
    </>
  );
}
