import type { Route } from "next";
import Link from "next/link";
import type { OrganisationList } from "@/lib/accounts/view-types";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatDate } from "@/lib/i18n/time";
import type { Reader } from "./people-table";
import { tableClass } from "./table-class";

type Props = { rows: OrganisationList["rows"]; labels: Messages["customers"]; reading: Reader };

export function OrganisationsTable({ rows, labels, reading }: Props) {
  return (
    <div className={tableClass.frame}>
      <table className={tableClass.table}>
        <thead>
          <tr className={tableClass.head}>
            <th scope="col">{labels.colName}</th>
            <th scope="col">{labels.colDomains}</th>
            <th scope="col" className={tableClass.wide}>
              {labels.colSince}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, domains, createdAt }) => (
            <tr key={id} className={tableClass.row}>
              <td>
                <Link
                  href={`/customers/organisations/${id}` as Route}
                  prefetch={false}
                  dir="auto"
                  className={tableClass.link}
                >
                  {name}
                </Link>
              </td>
              <td className="[overflow-wrap:anywhere] text-muted-foreground">{domains.join(", ")}</td>
              <td className={`whitespace-nowrap text-muted-foreground tabular-nums ${tableClass.wide}`}>
                {formatDate(createdAt, reading.now, reading.timeZone, reading.locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
