import type { ReactNode } from "react";

type Props = {
  caption: string;
  /** The first names the rows. */
  columns: string[];
  rows: { key: string; name: string; cells: ReactNode[] }[];
};

/** The numbers of a chart, each beside its day. */
export function StepTable({ caption, columns, rows }: Props) {
  return (
    <table className="w-full text-xs tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b text-muted-foreground">
          {columns.map((name, index) => (
            <th
              key={name}
              scope="col"
              className={`py-1.5 font-medium ${index === 0 ? "text-start" : "text-end"}`}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, cells }) => (
          <tr key={key} className="border-b last:border-0">
            <th scope="row" className="py-1 text-start font-normal">
              {name}
            </th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]} className="py-1 ps-2 text-end">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
