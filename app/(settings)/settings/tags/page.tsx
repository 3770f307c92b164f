import type { Metadata, Route } from "next";
import Link from "next/link";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { Pages } from "@/components/accounts/pages";
import { tableClass } from "@/components/accounts/table-class";
import { SettingsHeader } from "@/components/shell/settings-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Tag } from "@/components/ui/tag";
import { fillMessage } from "@/lib/i18n/fill-message";
import { listTags } from "@/lib/tickets/list-tags";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { countText } from "./count-text";

type Props = { searchParams: Promise<{ q?: string | string[]; cursor?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.tags"))("title") };
}

export default async function TagsPage({ searchParams }: Props) {
  const actor = await pageActor("settings.tags");
  const { q, cursor } = await searchParams;
  const query = typeof q === "string" ? q.slice(0, 200) : "";
  const after = typeof cursor === "string" ? cursor : undefined;
  const [{ tags, next }, { settings, customers }, locale] = await Promise.all([
    orNotFound(listTags(actor, { query, cursor: after })),
    getMessages(),
    getLocale(),
  ]);
  const { tags: words } = settings;
  return (
    <>
      <SettingsHeader title={words.title} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{words.text}</p>
        <search>
          <form method="get" className="mb-4 flex max-w-120 gap-2">
            <Input
              name="q"
              type="search"
              aria-label={words.search}
              placeholder={words.search}
              defaultValue={query}
            />
            <Button type="submit">{words.find}</Button>
          </form>
        </search>
        {tags.length === 0 ? (
          <EmptyState
            title={query || after ? words.noMatch : words.emptyTitle}
            text={query || after ? words.noMatchText : words.emptyText}
          />
        ) : (
          <div className={`${tableClass.frame} max-w-160`}>
            <table className={tableClass.table}>
              <caption className="sr-only">{words.title}</caption>
              <thead>
                <tr className={tableClass.head}>
                  <th scope="col">{words.tag}</th>
                  <th scope="col">{words.tickets}</th>
                </tr>
              </thead>
              <tbody>
                {tags.map((tag) => (
                  <tr key={tag.name} className={tableClass.row}>
                    <td>
                      <Link
                        href={`/settings/tags/edit?${new URLSearchParams({ name: tag.name })}` as Route}
                        prefetch={false}
                        aria-label={fillMessage(words.edit, { name: tag.name })}
                        className={tableClass.link}
                      >
                        <Tag name={tag.name} />
                      </Link>
                    </td>
                    <td className="text-muted-foreground tabular-nums">{countText(tag, words, locale)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <Pages
          path="/settings/tags"
          query={query}
          isFirst={after === undefined}
          next={next}
          labels={customers}
        />
      </div>
    </>
  );
}
