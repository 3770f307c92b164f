import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import type { PeopleList } from "@/lib/accounts/view-types";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatDate } from "@/lib/i18n/time";
import { PersonCell } from "./person-cell";
import { tableClass } from "./table-class";

export type Reader = { now: string; timeZone: string; locale: string };

type Props = {
  rows: PeopleList["rows"];
  labels: Messages["customers"];
  reading: Reader;
  /** Beside the organisation; among its own people it is said who manages it instead. */
  withOrganisation?: boolean;
  /** At the end of a row. */
  action?: (person: PeopleList["rows"][number]) => ReactNode;
};

export function PeopleTable({ rows, labels, reading, withOrganisation = false, action }: Props) {
  return (
    <div className={tableClass.frame}>
      <table className={tableClass.table}>
        <thead>
          <tr className={tableClass.head}>
            <th scope="col">{labels.colPerson}</th>
            {withOrganisation && (
              <th scope="col" className={tableClass.wide}>
                {labels.colOrganisation}
              </th>
            )}
            <th scope="col" className={tableClass.wide}>
              {labels.colSince}
            </th>
            {action && <td />}
          </tr>
        </thead>
        <tbody>
          {rows.map((person) => (
            <tr key={person.id} className={tableClass.row}>
              <PersonCell person={person} href={`/customers/${person.id}`} noAddress={labels.noAddress}>
                {withOrganisation && person.organisation && (
                  <span dir="auto" className="text-muted-foreground text-xs md:hidden">
                    {person.organisation.name}
                  </span>
                )}
                {!withOrganisation && person.isManager && (
                  <Badge tone="ok" className="mt-1 self-start">
                    {labels.managers.badge}
                  </Badge>
                )}
              </PersonCell>
              {withOrganisation && (
                <td dir="auto" className={tableClass.wide}>
                  {person.organisation?.name}
                </td>
              )}
              <td className={`whitespace-nowrap text-muted-foreground tabular-nums ${tableClass.wide}`}>
                {formatDate(person.createdAt, reading.now, reading.timeZone, reading.locale)}
              </td>
              {action && (
                // Above the link that covers the row.
                <td className="w-px">
                  <span className="relative flex justify-end">{action(person)}</span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
