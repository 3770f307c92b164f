import { ActButton } from "@/components/ui/act-button";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { ParkedWork } from "@/lib/settings/view-types";
import { retryParked } from "./actions";
import { rowClass } from "./facts";
import { momentFormat, type Shared } from "./shared";

export function ParkedList({ parked, ...shared }: Shared & { parked: ParkedWork[] }) {
  const { words, locale } = shared;
  const labels = words.settings.jobs;
  const moment = momentFormat(shared);
  return (
    <section aria-labelledby="parked" className="rounded-lg border bg-card">
      <h2 id="parked" className="px-3.5 pt-2.5">
        {labels.parked}
      </h2>
      <p className="px-3.5 pb-2.5 text-muted-foreground">{labels.parkedText}</p>
      {parked.length === 0 && (
        <p className="border-t px-3.5 py-2.5 text-muted-foreground">{labels.noParked}</p>
      )}
      <ul>
        {parked.map(({ eventId, listener, eventName, error, attempts, parkedAt }) => (
          <li key={`${eventId} ${listener}`} className={rowClass}>
            <div className="min-w-0 grow basis-60">
              <p className="font-medium">
                {listener}{" "}
                <span className="font-normal text-muted-foreground text-xs">
                  {fillMessage(labels.event, { name: eventName, id: String(eventId) }, locale)}
                </span>
              </p>
              <p dir="auto" className="break-words text-danger-text">
                {error}
              </p>
            </div>
            <p className="text-muted-foreground tabular-nums">
              {parkedAt && `${moment(parkedAt)}, `}
              {fillMessage(labels.tried, { count: attempts }, locale)}
            </p>
            <ActButton
              name={fillMessage(labels.retryOf, { job: listener }, locale)}
              label={labels.retry}
              done={fillMessage(labels.retried, { job: listener }, locale)}
              networkError={words.error.network}
              input={{ eventId, listener }}
              act={retryParked}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
