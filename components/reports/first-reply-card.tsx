import { fillMessage } from "@/lib/i18n/fill-message";
import { formatDuration } from "@/lib/i18n/time";
import { formatDay, formatStep } from "./day-format";
import { Disclosure } from "./disclosure";
import { LineChart } from "./line-chart";
import { formatNumber } from "./number-format";
import { NumberLink } from "./number-link";
import { Legend, ReportCard } from "./report-card";
import { behindHref } from "./report-href";
import { type ShownReport, spanText } from "./shown-report";
import { StepTable } from "./step-table";

/** How the median and the 90th percentile went, by the day or week in which the tickets came in. */
export function FirstReplyCard(shown: ShownReport) {
  const { report, labels, locale } = shown;
  const { firstReply, range, team } = report;
  const daily = firstReply.steps.length === range.days;
  const text = (seconds: number | null) => spanText(shown, seconds);
  const summary = fillMessage(
    labels.firstReplySummary,
    {
      from: formatDay(range.from, locale),
      to: formatDay(range.to, locale),
      median: text(firstReply.median),
      ninetieth: text(firstReply.ninetieth),
      count: firstReply.answered,
    },
    locale,
  );
  return (
    <ReportCard
      title={labels.firstReply}
      subtitle={daily ? labels.timePerDay : labels.timePerWeek}
      aside={<Legend light={labels.ninetieth} strong={labels.median} />}
      counted={{ label: labels.counted, texts: [labels.definitions.firstReply] }}
    >
      {firstReply.answered === 0 ? (
        <p className="text-muted-foreground">{labels.nothing}</p>
      ) : (
        <>
          <LineChart
            summary={summary}
            locale={locale}
            spanText={(seconds) => formatDuration(seconds, shown.time)}
            points={firstReply.steps.map((step) => ({
              ...step,
              title: `${formatStep(step, locale)}: ${labels.median} ${text(step.median)}, ${labels.ninetieth} ${text(step.ninetieth)}`,
            }))}
          />
          <Disclosure label={labels.asTable}>
            <StepTable
              caption={`${labels.firstReply}, ${daily ? labels.timePerDay : labels.timePerWeek}`}
              columns={[daily ? labels.day : labels.week, labels.median, labels.ninetieth, labels.answered]}
              rows={firstReply.steps.map((step) => ({
                key: step.from,
                name: formatStep(step, locale),
                cells: [
                  text(step.median),
                  text(step.ninetieth),
                  <NumberLink
                    key="answered"
                    href={behindHref("answered", step, team)}
                    count={step.answered}
                    label={`${formatNumber(step.answered, locale)}, ${labels.answered}, ${formatStep(step, locale)}`}
                  >
                    {formatNumber(step.answered, locale)}
                  </NumberLink>,
                ],
              }))}
            />
          </Disclosure>
        </>
      )}
    </ReportCard>
  );
}
