import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { Section } from "@/components/accounts/detail-page";
import { ActForm } from "@/components/shell/act-form";
import { SettingsHeader } from "@/components/shell/settings-header";
import { fillMessage } from "@/lib/i18n/fill-message";
import { localName } from "@/lib/i18n/local-name";
import { isSelect } from "@/lib/settings/fields/is-select";
import { getField } from "@/lib/settings/fields/list-fields";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { pageId } from "@/lib/web/page-id";
import { archive, rename, restore } from "../actions";
import { NamesForm } from "../names-form";
import { seenNames } from "../seen-names";
import { OptionList } from "./option-list";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.fields"))("title") };
}

export default async function FieldPage({ params }: Props) {
  const actor = await pageActor("settings.fields");
  const [field, { settings, error }, locale] = await Promise.all([
    orNotFound(getField(actor, pageId((await params).id))),
    getMessages(),
    getLocale(),
  ]);
  const { fields: words } = settings;
  const { id: fieldId, key, owner, type, name, archived } = field;
  return (
    <>
      <SettingsHeader
        within={{ href: "/settings/fields", title: words.title }}
        title={localName(name, locale)}
      />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <div className="flex max-w-160 flex-col gap-8">
          <div className="text-secondary-text">
            <p>{fillMessage(words.about, { owner: words.owners[owner], type: words.types[type] })}</p>
            <p>
              {words.key}: <code className="font-mono text-xs [overflow-wrap:anywhere]">{key}</code>
            </p>
          </div>
          <Section title={words.rename}>
            <NamesForm
              key={JSON.stringify(name)}
              id="field"
              hidden={{ fieldId, ...seenNames(name) }}
              names={name}
              labels={words}
              submit={words.save}
              said={words.saved}
              networkError={error.network}
              send={rename}
            />
          </Section>
          {isSelect(type) && (
            <Section title={words.options}>
              <p className="mb-3 text-muted-foreground">{words.optionsText}</p>
              <OptionList field={field} words={words} networkError={error.network} locale={locale} />
            </Section>
          )}
          <Section title={archived ? words.restore : words.archive}>
            <p className="mb-3 text-muted-foreground">{archived ? words.archivedText : words.archiveText}</p>
            <ActForm
              key={String(archived)}
              fields={{ fieldId }}
              label={archived ? words.restore : words.archive}
              done=""
              networkError={error.network}
              act={archived ? restore : archive}
            />
          </Section>
        </div>
      </div>
    </>
  );
}
