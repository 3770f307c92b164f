import type { MailSystemView } from "@/lib/email/view-types";
import { type Shared, sentence } from "./shared";

/** By which ways mail leaves and comes in, for every mailbox alike: what the variables say. */
export function Travel({ system, ...shared }: Shared & { system: MailSystemView }) {
  const labels = shared.words.settings.mailboxes;
  const { transport, server, listener } = system;
  const ways = [
    { label: labels.outBy, value: sentence(shared, labels.transports[transport], { server: server ?? "" }) },
    {
      label: labels.inBy,
      value: listener ? sentence(shared, labels.listensOn, listener) : labels.listenerOff,
    },
  ];
  return (
    <section aria-labelledby="travel">
      <h2 id="travel">{labels.travel}</h2>
      <dl className="mt-1.5 flex flex-col gap-1">
        {ways.map(({ label, value }) => (
          <div key={label} className="flex gap-2">
            <dt className="w-20 shrink-0 text-muted-foreground">{label}</dt>
            <dd className="min-w-0 break-words text-secondary-text">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
