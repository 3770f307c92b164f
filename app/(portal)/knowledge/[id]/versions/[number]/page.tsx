import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { ArticleView } from "@/components/knowledge/article-view";
import { RestoreForm } from "@/components/knowledge/restore-form";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatWhen } from "@/lib/i18n/time";
import { getVersion } from "@/lib/knowledge/get-version";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { pageId } from "@/lib/web/page-id";
import { restore } from "../actions";

type Props = { params: Promise<{ id: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("knowledge");
  return { title: t("version", { number: (await params).number.slice(0, 15) }) };
}

/** An old version as readers had it, and the way back to it. */
export default async function VersionPage({ params }: Props) {
  const actor = await pageActor("knowledge.write");
  const { id, number } = await params;
  const [version, { knowledge, app, error }, locale] = await Promise.all([
    orNotFound(getVersion(actor, pageId(id), pageId(number))),
    getMessages(),
    getLocale(),
  ]);
  const { articleId, author, at, preview, latest, isPublished } = version;
  const time = formatWhen(at, new Date(), actor.timeZone, locale, app);
  return (
    <>
      <PageHeader title={fillMessage(knowledge.version, { number: version.number })}>
        <ButtonLink href={`/knowledge/${articleId}/versions`}>{knowledge.versions}</ButtonLink>
        <ButtonLink href={`/knowledge/${articleId}`}>{knowledge.backToArticle}</ButtonLink>
      </PageHeader>
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <div className="mb-4 flex flex-wrap items-center gap-3">
          <p dir="auto" className="text-muted-foreground">
            {fillMessage(knowledge.versionBy, { author, time })}
          </p>
          {isPublished && <Badge tone="ok">{knowledge.versionPublished}</Badge>}
          {version.number === latest ? (
            <p className="text-muted-foreground">{knowledge.versionNewest}</p>
          ) : (
            <RestoreForm
              version={{ articleId, locale: version.locale, number: version.number, seenVersion: latest }}
              labels={knowledge}
              networkError={error.network}
              restore={restore}
            />
          )}
        </div>
        <section aria-label={knowledge.preview} className="rounded-lg border">
          <ArticleView article={preview} labels={knowledge.reader} as="h2" />
        </section>
      </div>
    </>
  );
}
