import { clsx } from "clsx";
import CircleAlert from "lucide-react/icons/circle-alert";
import type { Route } from "next";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button-class";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { Input } from "@/components/ui/input";
import { NamedOptions } from "@/components/ui/named-options";
import { NativeSelect } from "@/components/ui/native-select";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { type Preset, presets } from "@/lib/reports/inputs";
import type { TeamView } from "@/lib/reports/view-types";
import { reportHref } from "./report-href";

type Props = {
  /** As typed, when it was wrong. */
  from: string;
  to: string;
  preset: Preset | null;
  team: TeamView | null;
  teams: TeamView[];
  fault?: { field: "from" | "to"; text: string } | null;
  labels: Messages["reports"];
};

/** A page that came with an error begins where it is. */
const wrong = { "aria-invalid": true, "aria-describedby": "range-fault", autoFocus: true } as const;

/** Which days and whose tickets: links and forms that ask for an address, without a script. */
export function RangeBar({ from, to, preset, team, teams, fault, labels }: Props) {
  const dates = { from, to };
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <nav aria-label={labels.range} className="flex gap-0.5 rounded-sm border bg-muted p-0.5">
        {presets.map((days) => (
          <Link
            key={days}
            href={reportHref("/reports", { ...dates, preset: days }, team) as Route}
            prefetch={false}
            aria-current={days === preset ? "page" : undefined}
            className="inline-flex h-[26px] items-center rounded-xs px-2.5 font-medium text-muted-foreground text-xs aria-[current=page]:bg-card aria-[current=page]:text-foreground aria-[current=page]:shadow-(--shadow-sm) touch:h-11 dark:aria-[current=page]:bg-active"
          >
            {fillMessage(labels.lastDays, { days })}
          </Link>
        ))}
      </nav>
      <form action="/reports" className="flex flex-wrap items-end gap-2">
        {team && <input type="hidden" name="team" value={team.id} />}
        {(["from", "to"] as const).map((name) => (
          <label
            key={name}
            htmlFor={`range-${name}`}
            className="flex items-center gap-1.5 text-muted-foreground text-xs"
          >
            {labels[name]}
            <Input
              id={`range-${name}`}
              type="date"
              name={name}
              required
              defaultValue={dates[name]}
              min="2000-01-01"
              max="2099-12-31"
              className="w-[138px] text-foreground"
              {...(fault?.field === name ? wrong : {})}
            />
          </label>
        ))}
        <Show label={labels.show} of={labels.range} />
      </form>
      {teams.length > 0 && (
        <form action="/reports" className="flex items-end gap-2">
          {preset ? <input type="hidden" name="days" value={preset} /> : <HiddenFields fields={dates} />}
          <label htmlFor="report-team" className="flex items-center gap-1.5 text-muted-foreground text-xs">
            {labels.team}
            <NativeSelect
              id="report-team"
              name="team"
              defaultValue={team?.id ?? ""}
              className="max-w-48 text-foreground"
            >
              <NamedOptions none={labels.allTeams} rows={teams} />
            </NativeSelect>
          </label>
          <Show label={labels.show} of={labels.team} />
        </form>
      )}
      {fault && (
        <p id="range-fault" className="flex w-full items-start gap-[5px] text-danger-text text-xs">
          <CircleAlert size={14} strokeWidth={1.75} className="mt-px shrink-0" aria-hidden />
          {fault.text}
        </p>
      )}
    </div>
  );
}

/** `of` tells the two apart for who does not see what stands before them. */
function Show({ label, of }: { label: string; of: string }) {
  return (
    <button type="submit" aria-label={`${label}: ${of}`} className={clsx(buttonClass())}>
      {label}
    </button>
  );
}
