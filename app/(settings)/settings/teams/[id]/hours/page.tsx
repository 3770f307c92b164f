import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { zonesWith } from "@/app/time-zones";
import { Section } from "@/components/accounts/detail-page";
import { HoursEditor } from "@/components/business-time/hours-editor";
import { ActForm } from "@/components/shell/act-form";
import { SettingsHeader } from "@/components/shell/settings-header";
import { getTeam } from "@/lib/accounts/get-team";
import { getTeamHours } from "@/lib/business-time/find-hours";
import { openingAt } from "@/lib/business-time/opening";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { pageId } from "@/lib/web/page-id";
import { leave, save } from "./actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.hours"))("ofTeam") };
}

export default async function TeamHoursPage({ params }: Props) {
  const actor = await pageActor("settings.teams");
  const teamId = pageId((await params).id);
  const now = new Date();
  const [team, hours, opening, words, locale] = await Promise.all([
    orNotFound(getTeam(actor, teamId)),
    orNotFound(getTeamHours(actor, teamId)),
    openingAt(now, teamId),
    getMessages(),
    getLocale(),
  ]);
  const labels = words.settings.hours;
  return (
    <>
      <SettingsHeader
        title={labels.ofTeam}
        within={{ href: `/settings/teams/${teamId}`, title: team.name }}
      />
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{labels.teamText}</p>
        <p className="mb-4 max-w-[68ch] font-medium">{hours.inForce ? labels.teamOwn : labels.teamNone}</p>
        <HoursEditor
          hours={hours}
          opening={opening}
          now={now.toISOString()}
          fields={{ teamId }}
          timeZones={zonesWith(hours.timeZone)}
          words={words}
          locale={locale}
          save={save}
        />
        {hours.inForce && (
          <div className="mt-8 max-w-200">
            <Section title={labels.leaveTitle}>
              <p className="mb-3 text-secondary-text">{labels.leaveText}</p>
              <ActForm
                fields={{ teamId }}
                label={labels.leave}
                done=""
                networkError={words.error.network}
                act={leave}
              />
            </Section>
          </div>
        )}
      </div>
    </>
  );
}
