import { ActButton } from "@/components/ui/act-button";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatDuration } from "@/lib/i18n/time";
import type { ScheduleView } from "@/lib/settings/view-types";
import { run } from "./actions";
import { Facts, rowClass } from "./facts";
import { momentFormat, type Shared } from "./shared";

export function ScheduleList({ schedules, ...shared }: Shared & { schedules: ScheduleView[] }) {
  const { words, locale } = shared;
  const { jobs } = words.settings;
  const moment = momentFormat(shared);
  return (
    <section aria-labelledby="schedules" className="rounded-lg border bg-card">
      <h2 id="schedules" className="px-3.5 py-2.5">
        {jobs.schedules}
      </h2>
      <ul>
        {schedules.map(({ queue, id, everySeconds, lastAt, nextAt }) => (
          <li key={`${queue} ${id}`} className={rowClass}>
            <p className="min-w-0 grow basis-60 font-medium">{id}</p>
            <Facts
              facts={[
                { label: jobs.every, value: formatDuration(everySeconds, words.app, true) },
                { label: jobs.last, value: lastAt ? moment(lastAt) : jobs.never },
                { label: jobs.next, value: nextAt ? moment(nextAt) : jobs.never },
              ]}
            />
            <ActButton
              name={fillMessage(jobs.runOf, { schedule: id }, locale)}
              label={jobs.run}
              done={fillMessage(jobs.started, { schedule: id }, locale)}
              networkError={words.error.network}
              input={{ queue, id }}
              act={run}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
