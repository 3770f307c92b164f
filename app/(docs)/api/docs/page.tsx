import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { DocsScreen } from "@/components/api-docs/docs-screen";
import { docsView } from "@/lib/api/docs-view";
import { findWorkspace } from "@/lib/settings/find-workspace";
import { apiDocument } from "@/lib/web/api-handlers";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiDocs"))("title") };
}

// Public: it says how to ask, and nothing of anybody.
export default async function ApiDocsPage() {
  const [workspace, words] = await Promise.all([findWorkspace(), getMessages()]);
  return (
    <DocsScreen
      docs={docsView(apiDocument())}
      workspaceName={workspace?.name ?? words.app.name}
      labels={words.apiDocs}
      skip={words.shell.skip}
    />
  );
}
