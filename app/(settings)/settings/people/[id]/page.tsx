import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { viewAs } from "@/app/view-as-action";
import { AbsenceSection } from "@/components/accounts/absence-section";
import { AddressForm } from "@/components/accounts/address-form";
import { nameWithAway } from "@/components/accounts/away-text";
import { Facts, Section } from "@/components/accounts/detail-page";
import { ViewAs } from "@/components/accounts/view-as";
import { ActForm } from "@/components/shell/act-form";
import { SettingsHeader } from "@/components/shell/settings-header";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { getAbsence } from "@/lib/accounts/absence/find-absence";
import { getColleague } from "@/lib/accounts/get-colleague";
import { listAccessChoices } from "@/lib/accounts/list-access-choices";
import { may } from "@/lib/core/actor";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatAge, formatDay, formatMoment } from "@/lib/i18n/time";
import { countLoad } from "@/lib/tickets/count-load";
import { listAssignable } from "@/lib/tickets/list-choices";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { pageId } from "@/lib/web/page-id";
import {
  changeAddress,
  deactivate,
  endColleagueAbsence,
  handOver,
  reactivate,
  resetFactor,
  saveAbsence,
  saveAccess,
  signOut,
  unlink,
} from "../actions";
import { BackToPeople } from "../back-to-people";
import { AccessForm } from "./access-form";
import { EndForm } from "./end-form";
import { HandOverForm } from "./hand-over-form";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.people"))("title") };
}

export default async function ColleaguePage({ params }: Props) {
  const actor = await pageActor("settings.people");
  const userId = pageId((await params).id);
  const [person, absence, choices, load, takers, words, locale] = await Promise.all([
    orNotFound(getColleague(actor, userId)),
    getAbsence(actor, userId),
    listAccessChoices(actor),
    countLoad(actor, [userId]),
    listAssignable(actor),
    getMessages(),
    getLocale(),
  ]);
  const labels = words.settings.people;
  const shared = { person, labels, networkError: words.error.network, locale };
  const reading = [actor.timeZone, locale] as const;
  const acted = person.lastActedAt;
  const now = new Date().toISOString();
  return (
    <>
      <SettingsHeader title={person.name}>
        {may(actor, "settings.privacy") && (
          <ButtonLink href={`/settings/privacy/people/${userId}`}>{words.settings.privacy.open}</ButtonLink>
        )}
      </SettingsHeader>
      <div className="flex min-h-0 grow flex-col gap-6 overflow-y-auto px-4 py-5 md:px-7">
        <BackToPeople label={labels.back} />
        <div className="flex max-w-140 flex-col gap-8">
          <Section title={labels.facts}>
            <Facts
              facts={[
                { label: labels.email, value: person.address ?? labels.noAddress },
                { label: labels.status, value: <Status status={person.status} labels={labels} /> },
                { label: labels.since, value: formatDay(person.createdAt, ...reading) },
                {
                  label: labels.colActed,
                  value: acted ? formatAge(acted, now, ...reading, words.app) : labels.never,
                },
                {
                  label: labels.secondFactor,
                  value: person.hasSecondFactor ? labels.factorOn : labels.factorOff,
                },
                {
                  label: labels.passkeys,
                  value: String(person.passkeys),
                },
              ]}
            />
          </Section>
          <Section title={labels.access}>
            {person.mayChange ? (
              <AccessForm
                key={`${person.role.id} ${person.teams.map(({ id }) => id)}`}
                {...shared}
                choices={choices}
                save={saveAccess}
              />
            ) : (
              <p className="text-muted-foreground">{labels.beyond}</p>
            )}
          </Section>
          <Section title={labels.tickets}>
            <HandOverForm
              {...shared}
              count={load.get(userId) ?? 0}
              takers={takers
                .filter(({ id }) => id !== userId)
                .map((one) => ({ id: one.id, name: nameWithAway(one, words.away, now, locale) }))}
              handOver={handOver}
            />
          </Section>
          {person.status === "active" && person.mayChange && (
            <AbsenceSection
              person={person}
              absence={absence}
              words={words}
              locale={locale}
              save={saveAbsence}
              end={endColleagueAbsence}
            />
          )}
          {person.status === "active" && person.mayChange && !person.isSelf && (
            <Section title={labels.address}>
              <div className="flex flex-col gap-3">
                <p className="text-secondary-text">
                  {fillMessage(labels.addressText, { name: person.name })}
                </p>
                {person.addressChange && (
                  <p className="break-words">
                    {fillMessage(labels.addressWaiting, {
                      address: person.addressChange.address,
                      until: formatMoment(person.addressChange.expiresAt, ...reading),
                    })}
                  </p>
                )}
                <AddressForm
                  fields={{ userId }}
                  labels={words.address}
                  password={words.profile}
                  done={labels.addressSaved}
                  networkError={words.error.network}
                  ask={changeAddress}
                />
              </div>
            </Section>
          )}
          {person.status === "active" && person.mayChange && !person.isSelf && (
            <Section title={labels.devices}>
              <p className="mb-3 text-secondary-text">
                {fillMessage(labels.signOutText, { name: person.name })}
              </p>
              <ActForm
                fields={{ userId }}
                label={labels.signOut}
                done={labels.signedOut}
                networkError={words.error.network}
                act={signOut}
              />
              {person.identities.map(({ providerId, provider }) => (
                <div key={providerId} className="mt-5">
                  <p className="mb-3 text-secondary-text">
                    {fillMessage(labels.identityText, { name: person.name, provider })}
                  </p>
                  <ActForm
                    fields={{ userId, providerId }}
                    label={labels.identityUnlink}
                    name={fillMessage(labels.identityUnlinkNamed, { provider })}
                    done=""
                    networkError={words.error.network}
                    act={unlink}
                  />
                </div>
              ))}
              {(person.hasSecondFactor || person.passkeys > 0) && (
                <>
                  <p className="mt-5 mb-3 text-secondary-text">
                    {fillMessage(labels.factorText, { name: person.name })}
                  </p>
                  <ActForm
                    fields={{ userId }}
                    label={labels.factorRemove}
                    done=""
                    networkError={words.error.network}
                    act={resetFactor}
                  />
                </>
              )}
            </Section>
          )}
          {person.mayViewAs && <ViewAs person={person} words={words} begin={viewAs} />}
          <Section title={person.status === "active" ? labels.end : labels.reactivate}>
            {person.isSelf && <p className="text-muted-foreground">{labels.endSelf}</p>}
            {person.mayChange && !person.isSelf && (
              <EndForm {...shared} deactivate={deactivate} reactivate={reactivate} />
            )}
            {!person.mayChange && <p className="text-muted-foreground">{labels.beyond}</p>}
          </Section>
        </div>
      </div>
    </>
  );
}

type StatusProps = {
  status: "active" | "deactivated";
  labels: Parameters<typeof AccessForm>[0]["labels"];
};

function Status({ status, labels }: StatusProps) {
  return <Badge tone={status === "active" ? "ok" : "plain"}>{labels[status]}</Badge>;
}
