import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { readTeam } from "@/app/read-team";
import { Section } from "@/components/accounts/detail-page";
import { TeamForm } from "@/components/accounts/team-form";
import { TeamMembers } from "@/components/accounts/team-members";
import { TeamTurns } from "@/components/accounts/team-turns";
import { ActForm } from "@/components/shell/act-form";
import { SettingsHeader } from "@/components/shell/settings-header";
import { ButtonLink } from "@/components/ui/button-link";
import { getTeamHours } from "@/lib/business-time/find-hours";
import { getTeamUse } from "@/lib/tickets/team-use";
import { visibleTeams } from "@/lib/tickets/visible-teams";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { pageId } from "@/lib/web/page-id";
import { add, changeAccess, changeLead, changeTurns, moveTickets, remove, save, take } from "../actions";
import { InTheWay } from "./in-the-way";
import { MoveForm } from "./move-form";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ q?: string | string[]; cursor?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.teams"))("one") };
}

export default async function TeamSettingsPage({ params, searchParams }: Props) {
  const actor = await pageActor("settings.teams");
  const teamId = pageId((await params).id);
  const [use, shown, hours, teams, words, locale] = await Promise.all([
    orNotFound(getTeamUse(actor, teamId)),
    readTeam(actor, teamId, await searchParams),
    orNotFound(getTeamHours(actor, teamId)),
    visibleTeams(actor),
    getMessages(),
    getLocale(),
  ]);
  const { team } = shown;
  const labels = words.settings.teams;
  const shared = { labels, networkError: words.error.network };
  const free = use.topics.length + use.invitations.length + use.tickets === 0;
  return (
    <>
      <SettingsHeader title={team.name} within={{ href: "/settings/teams", title: labels.title }} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <div className="flex max-w-160 flex-col gap-8">
          <Section title={labels.about}>
            <TeamForm key={`${team.hue} ${team.name}`} {...shared} team={team} send={save} />
          </Section>
          <Section title={labels.access}>
            <p>{team.restricted ? labels.isRestricted : labels.isOpen}</p>
            <p className="mt-1 mb-3 text-secondary-text">
              {team.restricted ? labels.openText : labels.restrictText}
            </p>
            <ActForm
              fields={{ teamId, access: team.restricted ? "open" : "restricted" }}
              label={team.restricted ? labels.openUp : labels.restrict}
              done=""
              networkError={shared.networkError}
              act={changeAccess}
            />
          </Section>
          <Section title={words.settings.hours.title}>
            <p className="mb-3 text-secondary-text">
              {hours.inForce ? words.settings.hours.teamOwn : words.settings.hours.teamNone}
            </p>
            <ButtonLink href={`/settings/teams/${teamId}/hours`}>
              {hours.inForce ? words.settings.hours.changeOwn : words.settings.hours.giveOwn}
            </ButtonLink>
          </Section>
          <TeamTurns team={team} words={words} change={changeTurns} />
          <TeamMembers
            {...shown}
            words={words}
            locale={locale}
            path={`/settings/teams/${teamId}`}
            add={add}
            remove={take}
            changeLead={changeLead}
          />
          <Section title={labels.tickets}>
            <MoveForm
              {...shared}
              teamId={teamId}
              count={use.tickets}
              takers={teams.filter(({ id }) => id !== teamId)}
              locale={locale}
              move={moveTickets}
            />
          </Section>
          <Section title={labels.delete}>
            {free ? (
              <>
                <p className="mb-3 text-secondary-text">{labels.deleteText}</p>
                <ActForm
                  fields={{ teamId }}
                  label={labels.deleteSubmit}
                  variant="danger"
                  done=""
                  networkError={shared.networkError}
                  act={remove}
                />
              </>
            ) : (
              <InTheWay use={use} actor={actor} labels={labels} locale={locale} />
            )}
          </Section>
        </div>
      </div>
    </>
  );
}
