import type { ReactNode } from "react";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { PartKey } from "@/lib/reports/inputs";
import type { Kept } from "@/lib/reports/view-types";
import { formatNumber, formatShare } from "./number-format";
import { NumberLink } from "./number-link";
import { behindHref } from "./report-href";
import { type ShownReport, spanText } from "./shown-report";

/** The five numbers that answer first; each leads to its tickets. */
export function Figures(shown: ShownReport) {
  const { report, labels, locale } = shown;
  const { volume, firstReply, before, range } = report;
  const link = (key: PartKey, count: number, text: string) => (
    <NumberLink href={behindHref(key, range, report.team)} count={count}>
      {text}
    </NumberLink>
  );
  const running = ({ running: { key, count } }: Kept) =>
    link(key, count, fillMessage(labels.stillRunning, { count }, locale));
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-border md:grid-cols-3 xl:grid-cols-5">
      <Figure
        name={labels.parts.new}
        value={link("new", volume.new, formatNumber(volume.new, locale))}
        aside={
          before && (
            <NumberLink href={behindHref("new", before, report.team)} count={before.new}>
              {fillMessage(
                labels.before,
                {
                  count: formatNumber(before.new, locale),
                  days: range.days,
                },
                locale,
              )}
            </NumberLink>
          )
        }
      />
      <Figure
        name={labels.parts.solved}
        value={link("solved", volume.solved, formatNumber(volume.solved, locale))}
      />
      <Figure
        name={labels.firstReplyMedian}
        value={link("answered", firstReply.answered, spanText(shown, firstReply.median))}
        aside={
          <>
            {firstReply.ninetieth !== null && (
              <span className="block">
                {fillMessage(labels.withinNinetieth, { time: spanText(shown, firstReply.ninetieth) })}
              </span>
            )}
            {link(
              "unanswered",
              firstReply.unanswered,
              fillMessage(labels.withoutReply, { count: firstReply.unanswered }, locale),
            )}
          </>
        }
      />
      <Share
        name={labels.answeredInTime}
        kept={report.answered}
        aside={running(report.answered)}
        {...shown}
      />
      <Share name={labels.solvedInTime} kept={report.solved} aside={running(report.solved)} {...shown} wide />
    </dl>
  );
}

type ShareProps = ShownReport & { name: string; kept: Kept; aside: ReactNode; wide?: boolean };

function Share({ name, kept, aside, wide, report, labels, locale }: ShareProps) {
  const { inTime, late } = kept;
  const share = formatShare(inTime.count, inTime.count + late.count, locale);
  return (
    <Figure
      name={name}
      wide={wide}
      value={
        <NumberLink href={behindHref(inTime.key, report.range, report.team)} count={inTime.count}>
          {share ?? labels.noFigure}
        </NumberLink>
      }
      aside={aside}
    />
  );
}

type FigureProps = { name: string; value: ReactNode; aside?: ReactNode; wide?: boolean };

function Figure({ name, value, aside, wide }: FigureProps) {
  return (
    <div className={`bg-card px-4 py-3 ${wide ? "col-span-2 xl:col-span-1" : ""}`}>
      <dt className="text-secondary-text">{name}</dt>
      <dd className="font-semibold text-2xl tracking-tight">{value}</dd>
      <dd className="min-h-4 text-muted-foreground text-xs">{aside}</dd>
    </div>
  );
}
