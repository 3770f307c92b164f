import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { readTeam } from "@/app/read-team";
import { Section } from "@/components/accounts/detail-page";
import { TeamForm } from "@/components/accounts/team-form";
import { TeamMembers } from "@/components/accounts/team-members";
import { TeamTurns } from "@/components/accounts/team-turns";
import { PageHeader } from "@/components/shell/page-header";
import { pageActor } from "@/lib/web/page-guard";
import { pageId } from "@/lib/web/page-id";
import { add, changeTurns, save, take } from "./actions";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ q?: string | string[]; cursor?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.teams"))("one") };
}

/**
 * A team's page for its leads, reached from their profile. It stands outside the settings, all of which are refused to
 * who may set nothing up: leading is a part in one team and no permission. Others find nothing here.
 */
export default async function LedTeamPage({ params, searchParams }: Props) {
  const actor = await pageActor("tickets.work");
  const teamId = pageId((await params).id);
  const [shown, words, locale] = await Promise.all([
    readTeam(actor, teamId, await searchParams),
    getMessages(),
    getLocale(),
  ]);
  const labels = words.settings.teams;
  const { team } = shown;
  return (
    <>
      <PageHeader title={team.name} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <div className="flex max-w-160 flex-col gap-8">
          <p className="text-secondary-text">{labels.leadsHere}</p>
          <Section title={labels.about}>
            <TeamForm
              key={`${team.hue} ${team.name}`}
              team={team}
              labels={labels}
              networkError={words.error.network}
              send={save}
            />
          </Section>
          <TeamTurns team={team} words={words} change={changeTurns} />
          <TeamMembers
            {...shown}
            words={words}
            locale={locale}
            path={`/teams/${teamId}`}
            add={add}
            remove={take}
          />
        </div>
      </div>
    </>
  );
}
