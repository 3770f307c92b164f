import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { Tag } from "@/components/ui/tag";
import { getTag } from "@/lib/tickets/find-tag";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { remove, rename } from "../actions";
import { countText } from "../count-text";
import { DeleteForm } from "./delete-form";
import { RenameForm } from "./rename-form";

type Props = { searchParams: Promise<{ name?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.tags"))("one") };
}

/** One tag. What cannot be undone has this page to itself: its button is the decision, with scripts or without. */
export default async function TagPage({ searchParams }: Props) {
  const actor = await pageActor("settings.tags");
  const { name } = await searchParams;
  const [tag, { settings, error }, locale] = await Promise.all([
    orNotFound(getTag(actor, typeof name === "string" ? name : "")),
    getMessages(),
    getLocale(),
  ]);
  const { tags: words } = settings;
  return (
    <>
      <SettingsHeader title={words.one}>
        <ButtonLink href="/settings/tags">{words.all}</ButtonLink>
      </SettingsHeader>
      <div className="flex min-h-0 max-w-160 grow flex-col gap-5 overflow-y-auto px-4 py-5 md:px-7">
        <p className="flex items-center gap-2.5">
          <Tag name={tag.name} />
          {!tag.leaving && <span className="text-muted-foreground">{countText(tag, words, locale)}</span>}
        </p>
        {tag.leaving ? (
          <Banner tone="info">{countText(tag, words, locale)}</Banner>
        ) : (
          <>
            <RenameForm name={tag.name} labels={words} networkError={error.network} rename={rename} />
            <DeleteForm name={tag.name} labels={words} networkError={error.network} remove={remove} />
          </>
        )}
      </div>
    </>
  );
}
