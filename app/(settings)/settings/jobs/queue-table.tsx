import { Badge } from "@/components/ui/badge";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { QueueView } from "@/lib/settings/view-types";
import { ActButton } from "./act-button";
import { pause, resume } from "./actions";
import { cellClass, headClass, type Shared } from "./shared";

const counts = ["waiting", "active", "delayed", "failed"] as const;

export function QueueTable({ queues, words, locale }: Shared & { queues: QueueView[] }) {
  const { jobs } = words.settings;
  return (
    <section aria-labelledby="queues" className="rounded-lg border bg-card">
      <h2 id="queues" className="px-3.5 py-2.5">
        {jobs.queues}
      </h2>
      <div className="overflow-x-auto">
        <table className="w-full border-separate border-spacing-0">
          <thead>
            <tr>
              <th scope="col" className={headClass}>
                {jobs.queue}
              </th>
              <th scope="col" className={headClass}>
                {jobs.state}
              </th>
              {counts.map((count) => (
                <th key={count} scope="col" className={headClass}>
                  {jobs[count]}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {queues.map((one) => {
              const queue = jobs.names[one.name];
              const say = (message: string) => fillMessage(message, { queue }, locale);
              return (
                <tr key={one.name}>
                  <th scope="row" className={`${cellClass} text-start font-medium`}>
                    {queue} <code className="font-mono text-muted-foreground text-xs">{one.name}</code>
                  </th>
                  <td className={cellClass}>
                    <QueueState queue={one} labels={jobs} />
                  </td>
                  {counts.map((count) => (
                    <td key={count} className={`${cellClass} tabular-nums`}>
                      {one[count]}
                    </td>
                  ))}
                  <td className={`${cellClass} text-end`}>
                    {one.paused ? (
                      <ActButton
                        key="resume"
                        name={say(jobs.resumeOf)}
                        label={jobs.resume}
                        done={say(jobs.resumedNow)}
                        networkError={words.error.network}
                        input={{ queue: one.name }}
                        act={resume}
                      />
                    ) : (
                      <ActButton
                        key="pause"
                        name={say(jobs.pauseOf)}
                        label={jobs.pause}
                        done={say(jobs.pausedNow)}
                        networkError={words.error.network}
                        input={{ queue: one.name }}
                        act={pause}
                      />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type StateLabels = { paused: string; hasFailed: string; flowing: string };
function QueueState({ queue, labels }: { queue: QueueView; labels: StateLabels }) {
  if (queue.paused) return <Badge tone="warning">{labels.paused}</Badge>;
  if (queue.failed > 0) return <Badge tone="danger">{labels.hasFailed}</Badge>;
  return <Badge tone="ok">{labels.flowing}</Badge>;
}
