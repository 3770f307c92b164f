import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { Facts, Section } from "@/components/accounts/detail-page";
import { ActForm } from "@/components/shell/act-form";
import { SettingsHeader } from "@/components/shell/settings-header";
import { Banner } from "@/components/ui/banner";
import { fillMessage } from "@/lib/i18n/fill-message";
import { numberFormat } from "@/lib/i18n/intl";
import { getPersonPrivacy } from "@/lib/privacy/get-person-privacy";
import { exportDays } from "@/lib/privacy/policy";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { pageId } from "@/lib/web/page-id";
import { erase, startExport } from "../../actions";
import { JobList } from "../../job-list";
import { EraseForm } from "./erase-form";
import { ErasurePreview } from "./erasure-preview";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.privacy"))("title") };
}

/** One person, customer or colleague. What cannot be undone is told in full above the button that does it. */
export default async function PersonPrivacyPage({ params }: Props) {
  const actor = await pageActor("settings.privacy");
  const personId = pageId((await params).id);
  const [person, { settings, error }, locale] = await Promise.all([
    orNotFound(getPersonPrivacy(actor, personId)),
    getMessages(),
    getLocale(),
  ]);
  if (person.mergedIntoId !== null) redirect(`/settings/privacy/people/${person.mergedIntoId}`);
  const { privacy: labels } = settings;
  const { id, name, addresses, counts, kept, jobs } = person;
  const { confirmation, final, eraseNamed } = labels;
  const numbers = numberFormat(locale, {});
  const isErased = kept === "erased";
  const writing = jobs.some(({ kind, state }) => kind === "export" && state === "open");
  return (
    <>
      <SettingsHeader within={{ href: "/settings/privacy", title: labels.title }} title={name} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <div className="flex max-w-160 flex-col gap-8">
          {isErased && <Banner tone="info">{labels.kept.erased}</Banner>}
          {jobs.length > 0 && (
            <Section title={labels.jobs}>
              <JobList
                jobs={jobs}
                path={`/settings/privacy/people/${id}`}
                named={false}
                label={labels.jobs}
                labels={labels}
                reading={{ timeZone: actor.timeZone, locale }}
              />
            </Section>
          )}
          <Section title={labels.held}>
            <p className="mb-3 text-muted-foreground">{labels.heldText}</p>
            <Facts
              wide
              facts={[
                { label: labels.addresses, value: addresses.join(", ") || labels.noAddress },
                ...heldKinds.map((kind) => ({
                  label: labels.counts[kind],
                  value: numbers.format(counts[kind]),
                })),
              ]}
            />
          </Section>
          {!isErased && (
            <Section title={labels.export}>
              <p className="mb-3 text-secondary-text">
                {fillMessage(labels.exportText, { days: exportDays })}
              </p>
              {writing ? (
                <p className="text-muted-foreground">{labels.exportRuns}</p>
              ) : (
                <ActForm
                  fields={{ personId: id }}
                  label={labels.exportStart}
                  done=""
                  networkError={error.network}
                  act={startExport}
                />
              )}
            </Section>
          )}
          {!isErased && (
            <Section title={labels.erase}>
              <ErasurePreview counts={counts} labels={labels} locale={locale} />
              {kept ? (
                <p className="text-muted-foreground">{labels.kept[kept]}</p>
              ) : (
                <EraseForm
                  person={{ id, name }}
                  labels={{ confirmation, final, eraseNamed }}
                  networkError={error.network}
                  erase={erase}
                />
              )}
            </Section>
          )}
        </div>
      </div>
    </>
  );
}

const heldKinds = [
  "asked",
  "partIn",
  "messages",
  "files",
  "mailsTo",
  "mailsFrom",
  "appointments",
  "access",
  "notices",
] as const;
