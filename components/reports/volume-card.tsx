import { fillMessage } from "@/lib/i18n/fill-message";
import { BarChart } from "./bar-chart";
import { formatDay, formatStep } from "./day-format";
import { Disclosure } from "./disclosure";
import { formatNumber } from "./number-format";
import { NumberLink } from "./number-link";
import { Legend, ReportCard } from "./report-card";
import { behindHref } from "./report-href";
import type { ShownReport } from "./shown-report";
import { StepTable } from "./step-table";

/** New and solved tickets of each day, or of each week in a long range. */
export function VolumeCard({ report, labels, locale }: ShownReport) {
  const { volume, range, team } = report;
  const { steps } = volume;
  const daily = steps.length === range.days;
  const most = steps.reduce((a, b) => (b.new > a.new ? b : a));
  const summary = fillMessage(labels.volumeSummary, {
    from: formatDay(range.from, locale),
    to: formatDay(range.to, locale),
    new: volume.new,
    solved: volume.solved,
    day: formatStep(most, locale),
    most: most.new,
  });
  const number = (key: "new" | "solved", step: (typeof steps)[number]) => (
    <NumberLink
      key={key}
      href={behindHref(key, step, team)}
      count={step[key]}
      label={`${formatNumber(step[key], locale)}, ${labels[key]}, ${formatStep(step, locale)}`}
    >
      {formatNumber(step[key], locale)}
    </NumberLink>
  );
  const { newTickets, solvedTickets } = labels.definitions;
  return (
    <ReportCard
      title={labels.volume}
      subtitle={daily ? labels.perDay : labels.perWeek}
      aside={<Legend light={labels.new} strong={labels.solved} />}
      counted={{
        label: labels.counted,
        texts: [`${labels.new}: ${newTickets}`, `${labels.solved}: ${solvedTickets}`],
      }}
      wide
    >
      <BarChart
        summary={summary}
        locale={locale}
        steps={steps.map((step) => ({
          ...step,
          first: step.new,
          second: step.solved,
          title: `${formatStep(step, locale)}: ${labels.new} ${step.new}, ${labels.solved} ${step.solved}`,
        }))}
      />
      <Disclosure label={labels.asTable}>
        <StepTable
          caption={`${labels.volume}, ${daily ? labels.perDay : labels.perWeek}`}
          columns={[daily ? labels.day : labels.week, labels.new, labels.solved]}
          rows={steps.map((step) => ({
            key: step.from,
            name: formatStep(step, locale),
            cells: [number("new", step), number("solved", step)],
          }))}
        />
      </Disclosure>
    </ReportCard>
  );
}
