import { ActButton } from "@/components/ui/act-button";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { FailedJobView } from "@/lib/settings/view-types";
import { retry } from "./actions";
import { rowClass } from "./facts";
import { momentFormat, type Shared } from "./shared";

type Props = Shared & { jobs: FailedJobView[]; count: number };

export function FailedJobs({ jobs, count, ...shared }: Props) {
  const { words, locale } = shared;
  const labels = words.settings.jobs;
  const moment = momentFormat(shared);
  return (
    <section aria-labelledby="failed" className="rounded-lg border bg-card">
      <h2 id="failed" className="px-3.5 py-2.5">
        {labels.failedJobs}
      </h2>
      {jobs.length === 0 && <p className="border-t px-3.5 py-2.5 text-muted-foreground">{labels.noFailed}</p>}
      <ul>
        {jobs.map((job) => (
          <li key={`${job.queue} ${job.id}`} className={rowClass}>
            <div className="min-w-0 grow basis-60">
              <p className="font-medium">
                {job.name} <code className="font-mono text-muted-foreground text-xs">{job.queue}</code>
              </p>
              <p dir="auto" className="break-words text-danger-text">
                {job.reason}
              </p>
            </div>
            <p className="text-muted-foreground tabular-nums">
              {job.failedAt && `${moment(job.failedAt)}, `}
              {fillMessage(labels.tried, { count: job.attempts }, locale)}
            </p>
            <ActButton
              name={fillMessage(labels.retryOf, { job: job.name }, locale)}
              label={labels.retry}
              done={fillMessage(labels.retried, { job: job.name }, locale)}
              networkError={words.error.network}
              input={{ queue: job.queue, id: job.id }}
              act={retry}
            />
          </li>
        ))}
      </ul>
      {count > jobs.length && (
        <p className="border-t px-3.5 py-2.5 text-muted-foreground">
          {fillMessage(labels.newest, { shown: jobs.length, count }, locale)}
        </p>
      )}
    </section>
  );
}
