import { timeLabels } from "@/components/tickets/labels";
import type { Reading } from "@/components/tickets/timeline-lines";
import { Avatar } from "@/components/ui/avatar";
import { fillMessage } from "@/lib/i18n/fill-message";
import { localName } from "@/lib/i18n/local-name";
import { formatWhen } from "@/lib/i18n/time";
import type { RequestView } from "@/lib/tickets/view-types";

/** Beside the conversation: when it began and how, and who of ours has answered. */
export function RequestDetails({ request, reading }: { request: RequestView; reading: Reading }) {
  const { now, timeZone, locale, messages } = reading;
  const labels = messages.requests;
  const when = formatWhen(request.createdAt, now, timeZone, locale, timeLabels(messages));
  return (
    <aside aria-label={labels.details} className="flex flex-col gap-5.5 lg:pt-1">
      <section>
        <h2 className="mb-2 text-md">{labels.details}</h2>
        <dl className="grid grid-cols-[92px_1fr] gap-x-2.5 gap-y-1 text-base leading-6">
          <dt className="text-muted-foreground">{labels.detailNumber}</dt>
          <dd className="font-medium tabular-nums">{request.number}</dd>
          {request.askedBy !== null && (
            <>
              <dt className="text-muted-foreground">{labels.detailAskedBy}</dt>
              <dd dir="auto" className="font-medium">
                {request.askedBy}
              </dd>
            </>
          )}
          {request.topic && (
            <>
              <dt className="text-muted-foreground">{labels.detailTopic}</dt>
              <dd dir="auto" className="font-medium">
                {localName(request.topic, locale)}
              </dd>
            </>
          )}
          <dt className="text-muted-foreground">{labels.detailSent}</dt>
          <dd className="font-medium">{fillMessage(labels.sentBy, { when, source: request.source })}</dd>
        </dl>
      </section>
      {request.helping.length > 0 && (
        <section>
          <h2 className="mb-2 text-md">{labels.helping}</h2>
          <ul className="flex flex-col gap-2 text-base">
            {request.helping.map((person) => (
              <li key={person.id} className="flex items-center gap-2.5">
                <Avatar person={person} size={30} />
                <span dir="auto">{person.name}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
