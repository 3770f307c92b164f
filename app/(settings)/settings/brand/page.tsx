import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SettingsHeader } from "@/components/shell/settings-header";
import { publishedCounts } from "@/lib/knowledge/published";
import { colourKey, ourColour } from "@/lib/settings/brand-colours";
import { getBrand } from "@/lib/settings/get-brand";
import { keptFormCookie, readKeptForm } from "@/lib/web/kept-form";
import { pageActor } from "@/lib/web/page-guard";
import { saveColour, saveLanguages } from "./actions";
import { ColourForm } from "./colour-form";
import { ColourPreview } from "./colour-preview";
import { LanguagesForm } from "./languages-form";
import { LogoForm } from "./logo-form";

type Props = { searchParams: Promise<{ again?: string; saved?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.brand"))("title") };
}

export default async function BrandPage({ searchParams }: Props) {
  const actor = await pageActor("settings.workspace");
  const [brand, published, words, locale, { again, saved }, jar] = await Promise.all([
    getBrand(actor),
    publishedCounts(),
    getMessages(),
    getLocale(),
    searchParams,
    cookies(),
  ]);
  const { brand: labels, save: submit, saved: savedText } = words.settings;
  const colour = brand.colour ?? ourColour;
  const texts = { ...labels, submit, saved: savedText };
  const refused = again ? readKeptForm(jar.get(keptFormCookie)?.value) : null;
  return (
    <>
      <SettingsHeader title={labels.title} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{labels.text}</p>
        <div className="flex max-w-[760px] flex-col gap-5">
          <Part id="logo" title={labels.logo}>
            <LogoForm
              logo={brand.logo}
              problem={refused?.fields.files ?? refused?.message ?? null}
              saved={saved === "logo"}
              labels={texts}
              networkError={words.error.network}
            />
          </Part>
          <Part id="colour" title={labels.colour}>
            <ColourForm
              colour={colour}
              standard={ourColour}
              seen={colourKey(brand.colour)}
              preview={<ColourPreview colour={colour} labels={labels} locale={locale} />}
              labels={texts}
              locale={locale}
              networkError={words.error.network}
              save={saveColour}
            />
          </Part>
          <Part id="languages" title={labels.languages}>
            <LanguagesForm
              offered={brand.helpLocales}
              published={published}
              labels={texts}
              languageNames={words.shell.languageNames}
              locale={locale}
              networkError={words.error.network}
              save={saveLanguages}
            />
          </Part>
        </div>
      </div>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="rounded-lg border bg-card">
      <h2 id={id} className="px-4 py-2.5">
        {title}
      </h2>
      <div className="border-t px-4 py-3.5">{children}</div>
    </section>
  );
}
