import { fillMessage } from "@/lib/i18n/fill-message";
import { formatDuration } from "@/lib/i18n/time";
import type { ScheduleView } from "@/lib/settings/view-types";
import { ActButton } from "./act-button";
import { run } from "./actions";
import { cellClass, headClass, momentFormat, type Shared } from "./shared";

export function ScheduleTable({ schedules, ...shared }: Shared & { schedules: ScheduleView[] }) {
  const { words, locale } = shared;
  const { jobs } = words.settings;
  const moment = momentFormat(shared);
  const heads = [jobs.schedule, jobs.every, jobs.last, jobs.next];
  return (
    <section aria-labelledby="schedules" className="rounded-lg border bg-card">
      <h2 id="schedules" className="px-3.5 py-2.5">
        {jobs.schedules}
      </h2>
      <div className="overflow-x-auto">
        <table className="w-full border-separate border-spacing-0">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className={headClass}>
                  {head}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {schedules.map(({ queue, id, everySeconds, lastAt, nextAt }) => (
              <tr key={`${queue} ${id}`} className="tabular-nums">
                <th scope="row" className={`${cellClass} text-start font-medium`}>
                  {id}
                </th>
                <td className={cellClass}>{formatDuration(everySeconds, words.app, true)}</td>
                <td className={cellClass}>{lastAt ? moment(lastAt) : jobs.never}</td>
                <td className={cellClass}>{nextAt && moment(nextAt)}</td>
                <td className={`${cellClass} text-end`}>
                  <ActButton
                    name={fillMessage(jobs.runOf, { schedule: id }, locale)}
                    label={jobs.run}
                    done={fillMessage(jobs.started, { schedule: id }, locale)}
                    networkError={words.error.network}
                    input={{ queue, id }}
                    act={run}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
