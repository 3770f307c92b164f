import { ActForm } from "@/components/shell/act-form";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import type { MailboxView, MailSystemView } from "@/lib/email/view-types";
import { retry } from "./actions";
import { type Shared, sentence } from "./shared";

type Props = Shared & {
  boxes: Pick<MailboxView, "id" | "address" | "health" | "state">[];
  system: MailSystemView;
  mayReadMail: boolean;
  /** On a mailbox's own page: no way to where one is. */
  own?: boolean;
};

const order = ["waiting", "failed", "held"] as const;

/** What keeps mail from flowing, the worst first, each with the one thing to do about it. */
export function Problems({ boxes, system, mayReadMail, own, ...shared }: Props) {
  const labels = shared.words.settings.mailboxes;
  const bad = order.flatMap((state) => boxes.filter((box) => box.state === state));
  return (
    <>
      {bad.map((box) => (
        <Problem key={box.id} box={box} mayReadMail={mayReadMail} own={own} {...shared} />
      ))}
      {system.transport === "console" && (
        <Banner tone="warning">
          <p className="font-medium">{labels.problem.console}</p>
          <p>{labels.problem.consoleText}</p>
        </Banner>
      )}
      {system.listener === null && (
        <Banner tone="warning">
          <p className="font-medium">{labels.problem.listener}</p>
          <p>{labels.problem.listenerText}</p>
        </Banner>
      )}
    </>
  );
}

type One = Pick<Props, "mayReadMail" | "own"> & Shared & { box: Props["boxes"][number] };

function Problem({ box, mayReadMail, own, ...shared }: One) {
  const { words } = shared;
  const labels = words.settings.mailboxes;
  const { state, address, health } = box;
  const counts = { waiting: health.waiting, failed: health.failedDay, held: health.heldDay };
  if (state !== "waiting" && state !== "failed" && state !== "held") return null;
  return (
    <Banner tone={state === "held" ? "warning" : "danger"}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 grow basis-72">
          <p className="break-words font-medium">
            {sentence(shared, labels.problem[state], { address, count: counts[state] })}
          </p>
          {health.lastError && state !== "held" && (
            <p dir="auto" className="break-words">
              {sentence(shared, labels.problem.said, { error: health.lastError })}
            </p>
          )}
        </div>
        {state === "waiting" && (
          <ActForm
            size="sm"
            fields={{ mailboxId: box.id }}
            label={labels.retry}
            name={`${labels.retry}: ${address}`}
            done={labels.retried}
            networkError={words.error.network}
            act={retry}
          />
        )}
        {state === "failed" && !own && (
          <ButtonLink size="sm" href={`/settings/mailboxes/${box.id}`}>
            {labels.open}
          </ButtonLink>
        )}
        {state === "held" && mayReadMail && (
          <ButtonLink size="sm" href="/settings/quarantine">
            {labels.openHeld}
          </ButtonLink>
        )}
      </div>
    </Banner>
  );
}
