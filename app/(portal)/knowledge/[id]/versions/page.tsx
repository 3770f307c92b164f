import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { Pages } from "@/components/accounts/pages";
import { VersionRows } from "@/components/knowledge/version-rows";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { listVersions } from "@/lib/knowledge/list-versions";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { pageId } from "@/lib/web/page-id";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ cursor?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("knowledge"))("versions") };
}

export default async function VersionsPage({ params, searchParams }: Props) {
  const actor = await pageActor("knowledge.write");
  const articleId = pageId((await params).id);
  const { cursor } = await searchParams;
  const after = typeof cursor === "string" ? cursor : undefined;
  const [{ title, versions, next }, { knowledge, customers, app }, locale] = await Promise.all([
    orNotFound(listVersions(actor, { articleId, cursor: after })),
    getMessages(),
    getLocale(),
  ]);
  const now = new Date().toISOString();
  return (
    <>
      <PageHeader title={knowledge.versions}>
        <ButtonLink href={`/knowledge/${articleId}`}>{knowledge.backToArticle}</ButtonLink>
      </PageHeader>
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p dir="auto" className="font-medium">
          {title}
        </p>
        <p className="mb-3 max-w-[68ch] text-muted-foreground">{knowledge.versionsText}</p>
        <div className="max-w-120 rounded-lg border bg-card px-4">
          <VersionRows
            articleId={articleId}
            versions={versions}
            labels={knowledge}
            reading={{ now, timeZone: actor.timeZone, locale, times: app }}
          />
        </div>
        <Pages
          path={`/knowledge/${articleId}/versions`}
          isFirst={after === undefined}
          next={next}
          labels={customers}
        />
      </div>
    </>
  );
}
