import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { AbsenceSection } from "@/components/accounts/absence-section";
import { PageHeader } from "@/components/shell/page-header";
import { PasswordForm } from "@/components/shell/password-form";
import { ProfileForm } from "@/components/shell/profile-form";
import { getAbsence } from "@/lib/accounts/absence/find-absence";
import { getProfile } from "@/lib/accounts/get-profile";
import { listLedTeams } from "@/lib/accounts/list-led-teams";
import { may } from "@/lib/core/actor";
import { pageActor, refuseViewer } from "@/lib/web/page-guard";
import { endOwnAbsence, saveAbsence, savePassword, saveProfile } from "./actions";
import { AddressSection } from "./address-section";
import { LedTeams } from "./led-teams";
import { PasskeysSection } from "./passkeys-section";
import { PictureSection } from "./picture-section";
import { SecondFactorSection } from "./second-factor-section";
import { SessionsSection } from "./sessions-section";
import { TokensSection } from "./tokens-section";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

type Props = { searchParams: Promise<{ again?: string; saved?: string }> };

export default async function ProfilePage({ searchParams }: Props) {
  const actor = await pageActor("own");
  refuseViewer(actor);
  const { again, saved } = await searchParams;
  const [profile, absence, led, words, locale] = await Promise.all([
    getProfile(actor),
    getAbsence(actor, actor.id),
    listLedTeams(actor),
    getMessages(),
    getLocale(),
  ]);
  const { profile: labels, shell, error, settings } = words;
  return (
    <>
      <PageHeader title={labels.title} />
      <div className="min-h-0 grow overflow-y-auto px-4 py-6 md:px-7">
        <div className="flex max-w-140 flex-col gap-10">
          <ProfileForm
            profile={profile}
            timeZones={["UTC", ...Intl.supportedValuesOf("timeZone")]}
            labels={labels}
            shell={{
              languageNames: shell.languageNames,
              light: shell.light,
              dark: shell.dark,
              followSystem: shell.followSystem,
            }}
            networkError={error.network}
            save={saveProfile}
          />
          <PictureSection actor={actor} again={again} saved={saved} />
          <AbsenceSection
            absence={absence}
            words={words}
            locale={locale}
            save={saveAbsence}
            end={endOwnAbsence}
          />
          <AddressSection actor={actor} />
          <PasswordForm labels={labels} networkError={error.network} save={savePassword} />
          <LedTeams teams={led} labels={settings.teams} />
          <SecondFactorSection actor={actor} />
          <PasskeysSection actor={actor} />
          <SessionsSection actor={actor} />
          {may(actor, "tickets.work") && <TokensSection actor={actor} />}
        </div>
      </div>
    </>
  );
}
