import { ActForm } from "@/components/shell/act-form";
import type { FormAction } from "@/components/ui/action-result";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import type { PersonPage } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { Facts, Section } from "./detail-page";

type Props = {
  person: PersonPage;
  other: PersonPage;
  labels: Messages["customers"];
  networkError: string;
  /** Where somebody else is chosen. */
  anotherHref: string;
  merge: FormAction;
};

/** What a merge does, with the button that does it. It carries the address that was seen. */
export function MergeQuestion({ person, other, labels, networkError, anotherHref, merge }: Props) {
  const words = labels.merge;
  const primary = person.addresses.find(({ isPrimary }) => isPrimary);
  const values = { name: person.name, other: other.name, address: primary?.address ?? "" };
  return (
    <Section title={fillMessage(words.question, values)}>
      <Facts facts={[personFact(person, labels), personFact(other, labels)]} wide />
      <ul className="my-4 flex list-disc flex-col gap-2 ps-5">
        <li>{fillMessage(words.moves, values)}</li>
        <li>{fillMessage(words.keeps, values)}</li>
        {primary && <li>{fillMessage(words.sight, values)}</li>}
      </ul>
      {primary && !primary.verified && (
        <Banner tone="warning" className="mb-4">
          {fillMessage(words.unproven, values)}
        </Banner>
      )}
      <div className="flex flex-wrap items-start gap-3">
        <ActForm
          fields={{ personId: person.id, otherId: other.id, fromAddress: values.address }}
          label={words.submit}
          variant="primary"
          done=""
          networkError={networkError}
          act={merge}
        />
        <ButtonLink href={anotherHref} variant="ghost">
          {words.another}
        </ButtonLink>
      </div>
    </Section>
  );
}

function personFact({ name, addresses, organisation }: PersonPage, labels: Messages["customers"]) {
  const known = addresses.map(({ address }) => address).join(", ") || labels.noAddress;
  return { label: name, value: organisation ? `${known} · ${organisation.name}` : known };
}
