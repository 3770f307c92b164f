import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { slaMetrics, type TicketPriority, ticketPriorities } from "@/db/enums";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatDuration } from "@/lib/i18n/time";
import type { PolicyLabels, PriorityIcons } from "./policy-labels";
import { targetSeconds } from "./target-seconds";
import { type Warnings, warnChoices } from "./warnings";

type Props = {
  typed: Record<string, string>;
  warn: Warnings;
  wrong: Record<string, string>;
  labels: PolicyLabels;
  icons: PriorityIcons;
  locale: string;
  onType: (field: string, text: string) => void;
  onWarn: (priority: TicketPriority, percent: number) => void;
};

const urgentFirst = [...ticketPriorities].reverse();

/** Minutes per priority and promise, each with the same in hours and days beneath it, and when a deadline is near. */
export function TargetTable({ typed, warn, wrong, labels, icons, locale, onType, onWarn }: Props) {
  return (
    <table className="w-full border-separate border-spacing-0 rounded-lg border bg-card">
      <caption className="sr-only">{labels.targets}</caption>
      <thead>
        <tr className="text-start text-muted-foreground">
          <th scope="col" className="px-3 py-2 text-start font-medium touch:px-2">
            {labels.priority}
          </th>
          {slaMetrics.map((metric) => (
            <th key={metric} scope="col" className="px-3 py-2 text-start font-medium touch:px-1">
              {labels.metrics[metric]}
            </th>
          ))}
          <th scope="col" className="px-3 py-2 text-start font-medium touch:px-1">
            {labels.warn}
          </th>
        </tr>
      </thead>
      <tbody>
        {urgentFirst.map((priority) => (
          <tr key={priority}>
            <th
              scope="row"
              className="border-t px-3 pt-3.5 text-start align-top font-medium touch:ps-2 touch:pe-1"
            >
              <span className="flex items-center gap-2">
                <span className="touch:hidden">{icons[priority]}</span>
                {labels.priorities[priority]}
              </span>
            </th>
            {slaMetrics.map((metric) => {
              const field = `${metric}.${priority}`;
              const error = wrong[field];
              const seconds = targetSeconds(typed[field]);
              const spoken = seconds === null ? "" : formatDuration(seconds, labels.time);
              const named = { metric: labels.metrics[metric], priority: labels.priorities[priority] };
              return (
                <td key={metric} className="border-t px-3 py-2 align-top touch:px-1">
                  <Input
                    name={field}
                    inputMode="numeric"
                    autoComplete="off"
                    className="max-w-26 tabular-nums touch:px-1.5"
                    aria-label={fillMessage(labels.cell, named, locale)}
                    aria-describedby={`${field}-says`}
                    aria-invalid={error ? true : undefined}
                    value={typed[field] ?? ""}
                    onChange={(event) => onType(field, event.target.value)}
                  />
                  <p
                    id={`${field}-says`}
                    className={
                      error ? "min-h-4 text-danger-text text-xs" : "min-h-4 text-muted-foreground text-xs"
                    }
                  >
                    {error ?? spoken}
                  </p>
                </td>
              );
            })}
            <td className="border-t px-3 py-2 align-top touch:px-1">
              <NativeSelect
                name={`warn.${priority}`}
                className="min-w-21 touch:min-w-16 touch:ps-1.5 touch:pe-5"
                aria-label={fillMessage(labels.warnCell, { priority: labels.priorities[priority] }, locale)}
                aria-describedby={`warn.${priority}-says`}
                value={warn[priority].to}
                onChange={(event) => onWarn(priority, Number(event.target.value))}
              >
                {warnChoices(warn[priority].to).map((percent) => (
                  <option key={percent} value={percent}>
                    {percent === 0 ? labels.warnOff : fillMessage(labels.warnShare, { percent }, locale)}
                  </option>
                ))}
              </NativeSelect>
              <p
                id={`warn.${priority}-says`}
                className={
                  wrong[`warn.${priority}`]
                    ? "min-h-4 text-danger-text text-xs"
                    : "min-h-4 text-muted-foreground text-xs"
                }
              >
                {wrong[`warn.${priority}`] ?? (warn[priority].to === 0 ? "" : labels.warnOfWhat)}
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
