import { ActForm } from "@/components/shell/act-form";
import type { FormAction } from "@/components/ui/action-result";
import { Badge } from "@/components/ui/badge";
import type { SessionView } from "@/lib/accounts/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";

type Words = Messages["profile"]["sessions"];
type Props = {
  sessions: SessionView[];
  labels: Words;
  networkError: string;
  /** Instants as this reader reads them. */
  day: (at: string) => string;
  age: (at: string) => string;
  end: FormAction;
  endOthers: FormAction;
};

/** Where one is signed in, and the way out of each. */
export function SessionList({ sessions, labels, networkError, day, age, end, endOthers }: Props) {
  return (
    <>
      <ul className="flex flex-col" aria-label={labels.title}>
        {sessions.map((session) => (
          <li key={session.id} className="flex items-start gap-3 border-t py-3 last:border-b">
            <div className="flex min-w-0 grow flex-col gap-0.5">
              <p className="flex flex-wrap items-center gap-x-2 font-medium">
                <span className="break-words">{nameOf(session, labels)}</span>
                {session.isThis && <Badge tone="ok">{labels.this}</Badge>}
              </p>
              <p className="text-muted-foreground text-xs leading-[18px]">
                {[
                  session.network,
                  fillMessage(labels.since, { date: day(session.createdAt) }),
                  !session.isThis && fillMessage(labels.seen, { age: age(session.lastSeenAt) }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            {!session.isThis && (
              <ActForm
                size="sm"
                fields={{ sessionId: session.id }}
                name={fillMessage(labels.endNamed, { name: nameOf(session, labels) })}
                label={labels.end}
                done=""
                networkError={networkError}
                act={end}
              />
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <ActForm
          fields={{}}
          label={labels.endOthers}
          done={labels.ended}
          networkError={networkError}
          act={endOthers}
        />
      )}
    </>
  );
}

function nameOf({ browser, system }: SessionView, labels: Words): string {
  if (!browser) return system || labels.unknown;
  return system ? fillMessage(labels.on, { browser, system }) : browser;
}
