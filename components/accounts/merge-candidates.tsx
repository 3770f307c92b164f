import { ButtonLink } from "@/components/ui/button-link";
import type { PeopleList } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { PersonCell } from "./person-cell";
import { tableClass } from "./table-class";

type Props = {
  people: PeopleList["rows"];
  /** More are found than shown. */
  isCut: boolean;
  query: string;
  /** Of the page on which one is chosen. */
  path: string;
  labels: Messages["customers"];
};

/** Customers who were found, one of them to be chosen. */
export function MergeCandidates({ people, isCut, query, path, labels }: Props) {
  const words = labels.merge;
  if (people.length === 0) return <p role="status">{fillMessage(words.none, { query })}</p>;
  return (
    <>
      <div className={tableClass.frame}>
        <table className={tableClass.table}>
          <thead className="sr-only">
            <tr>
              <th scope="col">{labels.colPerson}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id} className={tableClass.row}>
                <PersonCell person={person} href={`/customers/${person.id}`} noAddress={labels.noAddress}>
                  {person.organisation && (
                    <span dir="auto" className="text-muted-foreground text-xs">
                      {person.organisation.name}
                    </span>
                  )}
                </PersonCell>
                <td className="w-px">
                  {/* Above the link that covers the row. */}
                  <span className="relative flex justify-end">
                    <ButtonLink
                      href={`${path}?with=${person.id}`}
                      size="sm"
                      aria-label={fillMessage(words.chooseNamed, { name: person.name })}
                    >
                      {words.choose}
                    </ButtonLink>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isCut && (
        <p className="mt-3 text-muted-foreground">{fillMessage(words.many, { count: people.length })}</p>
      )}
    </>
  );
}
