import { fillMessage } from "@/lib/i18n/fill-message";
import type { Kept } from "@/lib/reports/view-types";
import { PartRows } from "./part-rows";
import { ReportCard } from "./report-card";
import { behindHref } from "./report-href";
import type { ShownReport } from "./shown-report";

type Props = ShownReport & { title: string; definition: string; kept: Kept };

/** How many deadlines were kept and missed; those still open are named and in no share. */
export function KeptCard({ title, definition, kept, report, labels, locale }: Props) {
  const { inTime, late, running } = kept;
  const decided = inTime.count + late.count;
  const rows = [
    { ...inTime, name: labels.inTime, color: "var(--chart-1)" },
    { ...late, name: labels.late, color: "var(--chart-5)" },
    { ...running, name: labels.running, color: "var(--chart-3)", note: labels.notCounted },
  ];
  return (
    <ReportCard
      title={title}
      subtitle={fillMessage(labels.decided, { count: decided }, locale)}
      counted={{ label: labels.counted, texts: [definition] }}
    >
      <PartRows
        caption={title}
        columns={[labels.state, labels.tickets]}
        rows={rows.map((row) => ({ ...row, href: behindHref(row.key, report.range, report.team) }))}
        locale={locale}
      />
    </ReportCard>
  );
}
