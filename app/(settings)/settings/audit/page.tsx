import Download from "lucide-react/icons/download";
import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { buttonClass } from "@/components/ui/button-class";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { listAudit, listAuditPeople } from "@/lib/tickets/list-audit";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { AuditFilters } from "./audit-filters";
import { AuditList } from "./audit-list";
import { auditQuery, type Search } from "./audit-query";

type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.audit"))("title") };
}

export default async function AuditPage({ searchParams }: Props) {
  const actor = await pageActor("settings.audit");
  const { asked, shown, addressOf, exportAddress } = auditQuery(await searchParams);
  const [{ entries, next }, people, words, locale] = await Promise.all([
    orNotFound(listAudit(actor, asked)),
    listAuditPeople(actor),
    getMessages(),
    getLocale(),
  ]);
  const { audit } = words.settings;
  return (
    <>
      <SettingsHeader title={audit.title}>
        <a href={exportAddress} download className={buttonClass()}>
          <Download size={15} strokeWidth={1.75} aria-hidden />
          {audit.export}
        </a>
      </SettingsHeader>
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{audit.text}</p>
        <AuditFilters labels={audit} people={people} shown={shown} />
        {entries.length === 0 ? (
          // The next step stands above: the filters, and what clears them.
          <EmptyState title={audit.emptyTitle} text={audit.emptyText} />
        ) : (
          <AuditList entries={entries} words={words} locale={locale} timeZone={actor.timeZone} />
        )}
        <div className="mt-4 flex gap-2">
          {asked.cursor && <ButtonLink href={addressOf(null)}>{audit.newest}</ButtonLink>}
          {next && <ButtonLink href={addressOf(next)}>{audit.older}</ButtonLink>}
        </div>
      </div>
    </>
  );
}
