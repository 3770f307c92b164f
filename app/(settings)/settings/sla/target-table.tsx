import { Input } from "@/components/ui/input";
import { slaMetrics, ticketPriorities } from "@/db/enums";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatDuration } from "@/lib/i18n/time";
import type { PolicyLabels, PriorityIcons } from "./policy-labels";
import { targetSeconds } from "./target-seconds";

type Props = {
  typed: Record<string, string>;
  wrong: Record<string, string>;
  labels: PolicyLabels;
  icons: PriorityIcons;
  locale: string;
  onType: (field: string, text: string) => void;
};

const urgentFirst = [...ticketPriorities].reverse();

/** Minutes per priority and promise, each with the same in hours and days beneath it. */
export function TargetTable({ typed, wrong, labels, icons, locale, onType }: Props) {
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
        </tr>
      </thead>
      <tbody>
        {urgentFirst.map((priority) => (
          <tr key={priority}>
            <th scope="row" className="border-t px-3 pt-3.5 text-start align-top font-medium touch:px-2">
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
                    className="max-w-26 tabular-nums"
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
          </tr>
        ))}
      </tbody>
    </table>
  );
}
