import { fillMessage } from "@/lib/i18n/fill-message";
import { PartRows } from "./part-rows";
import { ReportCard } from "./report-card";
import { behindHref } from "./report-href";
import type { ShownReport } from "./shown-report";

/** As drawn: the older, the more it asks for attention. */
const colors = ["var(--chart-1)", "var(--chart-1)", "var(--chart-1)", "var(--chart-4)", "var(--chart-5)"];

export function AgeCard({ report, labels, locale }: ShownReport) {
  const ages: Record<string, string> = labels.ages;
  const count = report.age.reduce((sum, one) => sum + one.count, 0);
  return (
    <ReportCard
      title={labels.ageOfOpenTickets}
      subtitle={fillMessage(labels.openNow, { count }, locale)}
      counted={{ label: labels.counted, texts: [labels.definitions.ageOfOpenTickets] }}
    >
      <PartRows
        caption={labels.ageOfOpenTickets}
        columns={[labels.age, labels.tickets]}
        rows={report.age.map((part, index) => ({
          ...part,
          name: ages[part.key] ?? part.key,
          color: colors[index] ?? "",
          href: behindHref(part.key, report.range, report.team),
        }))}
        locale={locale}
      />
    </ReportCard>
  );
}
