import { ActForm } from "@/components/shell/act-form";
import type { FormAction } from "@/components/ui/action-result";
import { ButtonLink } from "@/components/ui/button-link";
import type { MergeView } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatDate } from "@/lib/i18n/time";
import { Section } from "./detail-page";
import type { Reader } from "./people-table";

type Props = {
  personId: number;
  merges: MergeView[];
  labels: Messages["customers"]["merge"];
  reading: Reader;
  networkError: string;
  takeBack: FormAction;
};

/** Who turned out to be this customer, each to be taken back, and the way to the next. */
export function MergeHistory({ personId, merges, labels, reading, networkError, takeBack }: Props) {
  const day = (at: string) => formatDate(at, reading.now, reading.timeZone, reading.locale);
  return (
    <Section title={labels.history}>
      {merges.length > 0 && (
        <ul className="mb-4 flex flex-col gap-3">
          {merges.map(({ id, person, into, at, undoneAt, stayedTickets, stayedAddresses }) => {
            const names = { person: person.name, into: into.name };
            return (
              <li key={id} className="flex flex-col items-start gap-1.5 [overflow-wrap:anywhere]">
                <p>
                  {fillMessage(labels.into, { ...names, day: day(at) })}
                  {undoneAt && ` ${fillMessage(labels.undone, { day: day(undoneAt) })}`}
                </p>
                {undoneAt && stayedTickets + stayedAddresses > 0 && (
                  <p className="text-secondary-text">
                    {fillMessage(labels.stayed, {
                      ...names,
                      tickets: stayedTickets,
                      addresses: stayedAddresses,
                    })}
                  </p>
                )}
                {!undoneAt && (
                  <>
                    <p className="text-muted-foreground text-xs">{labels.undoText}</p>
                    <ActForm
                      fields={{ mergeId: id }}
                      label={labels.undo}
                      name={fillMessage(labels.undoNamed, names)}
                      size="sm"
                      done=""
                      networkError={networkError}
                      act={takeBack}
                    />
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <ButtonLink href={`/customers/${personId}/merge`}>{labels.open}</ButtonLink>
    </Section>
  );
}
