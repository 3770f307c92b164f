import type { Route } from "next";
import Link from "next/link";
import { Fragment } from "react";
import { Badge } from "@/components/ui/badge";
import type { Messages } from "@/lib/i18n/load-messages";
import { localName } from "@/lib/i18n/local-name";
import { formatWhen, type TimeLabels } from "@/lib/i18n/time";
import type { ArticleFilter } from "@/lib/knowledge/inputs";
import type { ArticleRow, CategoryView } from "@/lib/knowledge/view-types";
import { filterAddress } from "./filter-address";
import { stateTones } from "./state-tones";

type Props = {
  rows: ArticleRow[];
  categories: CategoryView[];
  labels: Messages["knowledge"];
  times: TimeLabels;
  locale: string;
  timeZone: string;
  now: string;
  next: ArticleFilter | null;
};

/** The articles under their categories, in the order of the help centre. */
export function ArticleTable({ rows, categories, labels, times, locale, timeZone, now, next }: Props) {
  const names = new Map(categories.map(({ id, names: all }) => [id, localName(all, locale)]));
  const cell = "px-4 py-2.5 touch:block touch:px-3 touch:py-0.5";
  return (
    <>
      <div className="rounded-lg border">
        <table className="w-full border-collapse text-start touch:block [&_tbody]:touch:block">
          <thead className="bg-canvas text-muted-foreground text-xs touch:sr-only">
            <tr>
              {[labels.article, labels.filterState, labels.author, labels.updated].map((name) => (
                <th key={name} scope="col" className="px-4 py-2.5 text-start font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Fragment key={`${row.id} ${row.locale}`}>
                {rows[index - 1]?.categoryId !== row.categoryId && (
                  <tr className="touch:block">
                    <th
                      colSpan={4}
                      scope="rowgroup"
                      dir="auto"
                      className="border-t bg-canvas px-4 py-2 text-start font-medium text-secondary-text text-xs touch:block touch:px-3"
                    >
                      {names.get(row.categoryId)}
                    </th>
                  </tr>
                )}
                <tr className="relative border-t hover:bg-accent touch:block touch:py-2">
                  <td className={`${cell} md:w-full md:max-w-0`} dir="auto">
                    <Link
                      href={`/knowledge/${row.id}` as Route}
                      prefetch={false}
                      className="block truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring touch:min-h-7"
                    >
                      {row.title}
                    </Link>
                  </td>
                  <td className={`${cell} whitespace-nowrap`}>
                    <span className="inline-flex gap-1.5">
                      <Badge tone={stateTones[row.state]}>{labels.states[row.state]}</Badge>
                      {row.changed && <Badge tone="info">{labels.changed}</Badge>}
                    </span>
                  </td>
                  <td dir="auto" className={`${cell} whitespace-nowrap text-secondary-text`}>
                    {row.author}
                  </td>
                  <td className={`${cell} whitespace-nowrap text-muted-foreground tabular-nums`}>
                    <time dateTime={row.updatedAt}>
                      {formatWhen(row.updatedAt, now, timeZone, locale, times)}
                    </time>
                  </td>
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {next && (
        <Link
          className="mt-4 inline-flex items-center font-medium text-primary-text touch:min-h-11"
          href={filterAddress(next) as Route}
        >
          {labels.more}
        </Link>
      )}
    </>
  );
}
