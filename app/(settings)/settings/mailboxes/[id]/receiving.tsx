import type { ReactNode } from "react";
import type { MailboxDetails, MailSystemView } from "@/lib/email/view-types";
import { rotate } from "../actions";
import { type Shared, sentence } from "../shared";
import { SecretForm } from "./secret-form";

type Props = Shared & { box: MailboxDetails; system: MailSystemView };

const loopback = /^(127\.|::1$|localhost$)/;

/** How mail gets here: where to forward to, and the signed address. Says only what the variables say. */
export function Receiving({ box, system, ...shared }: Props) {
  const { words } = shared;
  const labels = words.settings.mailboxes;
  const { listener, publicHost, httpAddress } = system;
  return (
    <section aria-labelledby="receiving" className="rounded-lg border bg-card">
      <h2 id="receiving" className="px-4 py-2.5">
        {labels.receiving}
      </h2>
      <dl className="flex flex-col">
        {listener ? (
          <Way label={labels.server}>
            <p className="break-words">
              {sentence(shared, labels.serverValue, { host: publicHost, port: listener.port })}
            </p>
            <p className="text-muted-foreground">
              {sentence(shared, labels.forward, { address: box.address })}
            </p>
            {listener.port !== 25 && (
              <p className="text-muted-foreground">
                {sentence(shared, labels.portHint, { port: listener.port })}
              </p>
            )}
            {loopback.test(listener.host) && <p className="text-warning-text">{labels.loopbackHint}</p>}
          </Way>
        ) : (
          <Way label={labels.server}>{labels.problem.listener}</Way>
        )}
        <Way label={labels.http}>
          <code className="break-all font-mono text-xs">POST {httpAddress}</code>
          <p className="text-muted-foreground">{labels.httpHint}</p>
        </Way>
        <Way label={labels.secret}>
          <p className="mb-2 text-muted-foreground">{labels.secretHint}</p>
          <SecretForm mailboxId={box.id} labels={labels} networkError={words.error.network} rotate={rotate} />
        </Way>
      </dl>
    </section>
  );
}

function Way({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="border-t px-4 py-3">
      <dt className="font-medium">{label}</dt>
      <dd className="mt-1">{children}</dd>
    </div>
  );
}
