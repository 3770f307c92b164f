import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { fieldOwners } from "@/db/enums";
import { listFields } from "@/lib/settings/fields/list-fields";
import { pageActor } from "@/lib/web/page-guard";
import { add } from "./actions";
import { FieldList } from "./field-list";
import { NamesForm } from "./names-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.fields"))("title") };
}

export default async function FieldsPage() {
  const actor = await pageActor("settings.fields");
  const [fields, { settings, error }, locale] = await Promise.all([
    listFields(actor),
    getMessages(),
    getLocale(),
  ]);
  const { fields: words } = settings;
  return (
    <>
      <SettingsHeader title={words.title} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{words.text}</p>
        {fieldOwners.map((owner) => (
          <FieldList
            key={owner}
            owner={owner}
            fields={fields.filter((field) => field.owner === owner)}
            words={words}
            networkError={error.network}
            locale={locale}
          />
        ))}
        <section aria-labelledby="new-field" className="max-w-[760px] rounded-lg border bg-card p-4">
          <h2 id="new-field" className="mb-3">
            {words.addTitle}
          </h2>
          <NamesForm
            key={fields.length}
            id="new"
            names={{}}
            choices={[
              { name: "owner", label: words.owner, options: words.owners },
              { name: "type", label: words.type, hint: words.typeHint, options: words.types },
            ]}
            labels={words}
            submit={words.add}
            said={words.added}
            networkError={error.network}
            send={add}
          />
          <p className="mt-1 text-muted-foreground text-xs">{words.nameHint}</p>
        </section>
      </div>
    </>
  );
}
