import { ActForm } from "@/components/shell/act-form";
import type { MailboxDetails } from "@/lib/email/view-types";
import { makeDefault, remove } from "../actions";
import { type Shared, sentence } from "../shared";

/** Which mailbox stands for the workspace, and the way out of one that nothing hangs on. */
export function More({ box, ...shared }: Shared & { box: MailboxDetails }) {
  const { words } = shared;
  const labels = words.settings.mailboxes;
  const act = { fields: { mailboxId: box.id }, networkError: words.error.network, size: "sm" } as const;
  return (
    <section aria-labelledby="more" className="rounded-lg border bg-card">
      <h2 id="more" className="px-4 py-2.5">
        {labels.more}
      </h2>
      <div className="flex flex-col gap-2 border-t px-4 py-3">
        <p className="text-muted-foreground">
          {box.isDefault && <span className="font-medium text-foreground">{labels.isDefault} </span>}
          {labels.defaultText}
        </p>
        {!box.isDefault && (
          <ActForm
            {...act}
            label={labels.makeDefault}
            done={sentence(shared, labels.madeDefault, { address: box.address })}
            act={makeDefault}
          />
        )}
      </div>
      <div className="flex flex-col gap-2 border-t px-4 py-3">
        {box.kept ? (
          <p className="text-muted-foreground">
            {box.kept === "default" ? labels.keptDefault : labels.keptUsed}
          </p>
        ) : (
          <details>
            <summary className="inline-flex min-h-6 items-center font-medium text-danger-text touch:min-h-11">
              {labels.remove}
            </summary>
            <p className="mt-1 mb-2 text-muted-foreground">{labels.removeText}</p>
            <ActForm {...act} variant="danger" label={labels.remove} done="" act={remove} />
          </details>
        )}
      </div>
    </section>
  );
}
