import { ActButton } from "@/components/ui/act-button";
import { Badge } from "@/components/ui/badge";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { QueueView } from "@/lib/settings/view-types";
import { pause, resume } from "./actions";
import { Facts, rowClass } from "./facts";
import type { Shared } from "./shared";

const counts = ["waiting", "active", "delayed", "failed"] as const;

export function QueueList({ queues, words, locale }: Shared & { queues: QueueView[] }) {
  const { jobs } = words.settings;
  return (
    <section aria-labelledby="queues" className="rounded-lg border bg-card">
      <h2 id="queues" className="px-3.5 py-2.5">
        {jobs.queues}
      </h2>
      <ul>
        {queues.map((one) => {
          const queue = jobs.names[one.name];
          const say = (message: string) => fillMessage(message, { queue }, locale);
          const steer = one.paused
            ? { name: say(jobs.resumeOf), label: jobs.resume, done: say(jobs.resumedNow), act: resume }
            : { name: say(jobs.pauseOf), label: jobs.pause, done: say(jobs.pausedNow), act: pause };
          return (
            <li key={one.name} className={rowClass}>
              <p className="flex min-w-0 grow basis-60 flex-wrap items-center gap-2 font-medium">
                {queue}
                <QueueState queue={one} labels={jobs} />
              </p>
              <Facts
                facts={counts.map((count) => ({
                  label: jobs[count],
                  value: String(one[count]),
                  bad: count === "failed" && one.failed > 0,
                }))}
              />
              <ActButton networkError={words.error.network} input={{ queue: one.name }} {...steer} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type StateLabels = { paused: string; hasFailed: string; flowing: string };
function QueueState({ queue, labels }: { queue: QueueView; labels: StateLabels }) {
  if (queue.paused) return <Badge tone="warning">{labels.paused}</Badge>;
  if (queue.failed > 0) return <Badge tone="danger">{labels.hasFailed}</Badge>;
  return <Badge tone="ok">{labels.flowing}</Badge>;
}
