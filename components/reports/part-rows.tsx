import { formatNumber } from "./number-format";
import { NumberLink } from "./number-link";

type Row = { key: string; name: string; count: number; href: string; color: string; note?: string };
type Props = { caption: string; columns: [string, string]; rows: Row[]; locale: string };

/** Bars lying beside their numbers: a table as it stands, so that there is none to unfold. */
export function PartRows({ caption, columns, rows, locale }: Props) {
  const top = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <table className="w-full">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{columns[0]}</th>
          <th scope="col">{columns[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, count, href, color, note }) => (
          <tr key={key} className="h-[34px]">
            <th scope="row" className="w-[38%] pe-3 text-start font-normal text-secondary-text">
              {name}
              {note && <span className="block text-muted-foreground text-2xs leading-3">{note}</span>}
            </th>
            <td>
              <span className="flex items-center gap-3">
                <svg
                  viewBox="0 0 100 12"
                  preserveAspectRatio="none"
                  aria-hidden="true"
                  className="h-3 min-w-0 grow rounded-xs bg-muted"
                >
                  <rect width={((count / top) * 100).toFixed(2)} height="12" fill={color} />
                </svg>
                <span className="min-w-10 text-end font-medium">
                  <NumberLink href={href} count={count}>
                    {formatNumber(count, locale)}
                  </NumberLink>
                </span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
