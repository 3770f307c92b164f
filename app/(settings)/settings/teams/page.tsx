import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { TeamForm } from "@/components/accounts/team-form";
import { SettingsHeader } from "@/components/shell/settings-header";
import { EmptyState } from "@/components/ui/empty-state";
import { listManagedTeams } from "@/lib/accounts/list-managed-teams";
import { countTeamLoad } from "@/lib/tickets/team-tickets";
import { pageActor } from "@/lib/web/page-guard";
import { create } from "./actions";
import { TeamTable } from "./team-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.teams"))("title") };
}

export default async function TeamsPage() {
  const actor = await pageActor("settings.teams");
  const [teams, { settings, error }, locale] = await Promise.all([
    listManagedTeams(actor),
    getMessages(),
    getLocale(),
  ]);
  const load = await countTeamLoad(
    actor,
    teams.map(({ id }) => id),
  );
  const { teams: labels } = settings;
  return (
    <>
      <SettingsHeader title={labels.title} />
      <div className="flex min-h-0 grow flex-col gap-5 overflow-y-auto px-4 py-5 md:px-7">
        <p className="max-w-[68ch] text-muted-foreground">{labels.text}</p>
        {teams.length === 0 ? (
          <EmptyState title={labels.emptyTitle} text={labels.emptyText} />
        ) : (
          <TeamTable teams={teams} load={load} labels={labels} locale={locale} />
        )}
        <section aria-labelledby="new-team" className="max-w-140 shrink-0 rounded-lg border bg-card p-4">
          <h2 id="new-team" className="mb-3">
            {labels.add}
          </h2>
          <TeamForm team={null} labels={labels} networkError={error.network} send={create} />
        </section>
      </div>
    </>
  );
}
