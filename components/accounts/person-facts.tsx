import type { ReactNode } from "react";
import type { NamedView, PersonPage } from "@/lib/accounts/view-types";
import type { Messages } from "@/lib/i18n/load-messages";
import { isLocale } from "@/lib/i18n/locales";
import { formatDate } from "@/lib/i18n/time";
import type { Reader } from "./people-table";

/** What is known of a person, for his page. */
export function personFacts(
  person: PersonPage,
  labels: Messages["customers"],
  { now, timeZone, locale }: Reader,
  linkTo: (organisation: NamedView) => ReactNode,
) {
  const language = isLocale(person.locale) ? labels.languages[person.locale] : person.locale;
  return [
    { label: labels.addresses, value: <Addresses addresses={person.addresses} labels={labels} /> },
    {
      label: labels.phone,
      value: person.phone && (
        <a href={`tel:${person.phone.number}`} className="text-primary-text touch:leading-[44px]">
          {person.phone.shown}
        </a>
      ),
    },
    { label: labels.organisation, value: person.organisation ? linkTo(person.organisation) : labels.none },
    { label: labels.timeZone, value: person.timeZone?.replaceAll("_", " ") ?? null },
    { label: labels.language, value: language },
    { label: labels.since, value: formatDate(person.createdAt, now, timeZone, locale) },
  ];
}

type AddressProps = { addresses: PersonPage["addresses"]; labels: Messages["customers"] };

function Addresses({ addresses, labels }: AddressProps) {
  if (addresses.length === 0) return labels.noAddress;
  return (
    <ul>
      {addresses.map(({ address, bounced }) => (
        <li key={address}>
          <a href={`mailto:${address}`} className="text-primary-text touch:leading-[44px]">
            {address}
          </a>
          {bounced && <span className="block text-danger-text text-xs">{labels.bounced}</span>}
        </li>
      ))}
    </ul>
  );
}
