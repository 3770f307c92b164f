import Download from "lucide-react/icons/download";
import { getLocale, getMessages } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { timeLabels } from "@/components/tickets/labels";
import { buttonClass } from "@/components/ui/button-class";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { fillMessage } from "@/lib/i18n/fill-message";
import { presets } from "@/lib/reports/inputs";
import type { ReportView } from "@/lib/reports/view-types";
import { AgeCard } from "./age-card";
import { formatDay } from "./day-format";
import { Figures } from "./figures";
import { FirstReplyCard } from "./first-reply-card";
import { KeptCard } from "./kept-card";
import { RangeBar } from "./range-bar";
import { reportHref } from "./report-href";
import { VolumeCard } from "./volume-card";

type Props = { report: ReportView; timeZone: string };

const longest = presets.at(-1) ?? "";

/** Rendered on the server alone: nothing on it needs a script. */
export async function ReportScreen({ report, timeZone }: Props) {
  const [messages, locale] = await Promise.all([getMessages(), getLocale()]);
  const { reports: labels } = messages;
  const { range, team, teams, scope, volume, age } = report;
  const shown = { report, labels, locale, time: timeLabels(messages) };
  const empty = volume.new + volume.solved + age.reduce((sum, { count }) => sum + count, 0) === 0;
  const { answeredInTime, solvedInTime } = labels.definitions;
  return (
    <>
      <PageHeader title={labels.title}>
        <a href={reportHref("/reports/daily.csv", range, team)} download className={buttonClass()}>
          <Download size={15} strokeWidth={1.75} aria-hidden />
          {labels.download}
        </a>
      </PageHeader>
      <div className="min-h-0 grow overflow-y-auto bg-canvas">
        <div className="flex min-h-full flex-col gap-4 px-4 py-4 md:px-5">
          <RangeBar
            from={range.from}
            to={range.to}
            preset={range.preset}
            team={team}
            teams={teams}
            labels={labels}
          />
          <p className="text-muted-foreground text-xs">
            <span className="font-medium text-secondary-text">
              {fillMessage(labels.days, {
                from: formatDay(range.from, locale, true),
                to: formatDay(range.to, locale, true),
              })}
            </span>
            {". "}
            {labels.scope[scope]} {fillMessage(labels.zone, { zone: timeZone })}
          </p>
          {empty ? (
            <EmptyState title={labels.emptyTitle} text={labels.emptyText}>
              <ButtonLink href={`/reports?days=${longest}`}>
                {fillMessage(labels.lastDays, { days: longest })}
              </ButtonLink>
            </EmptyState>
          ) : (
            <>
              <Figures {...shown} />
              <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
                <VolumeCard {...shown} />
                <FirstReplyCard {...shown} />
                <KeptCard
                  {...shown}
                  title={labels.answeredInTime}
                  definition={answeredInTime}
                  kept={report.answered}
                />
                <KeptCard
                  {...shown}
                  title={labels.solvedInTime}
                  definition={solvedInTime}
                  kept={report.solved}
                />
                <AgeCard {...shown} />
              </div>
            </>
          )}
        </div>
      </div>
    </>
  );
}
