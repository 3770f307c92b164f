import type { Route } from "next";
import Link from "next/link";
import { ActForm } from "@/components/shell/act-form";
import { WatchProgress } from "@/components/shell/watch-progress";
import type { MailboxDetails, MailSystemView, MailTestView } from "@/lib/email/view-types";
import { formatDuration } from "@/lib/i18n/time";
import { testIn, testOut } from "../actions";
import { type Shared, sentence, whenText } from "../shared";

type Props = Shared & { box: MailboxDetails; system: MailSystemView };

/** One mail out and one back in, and what became of the last of each. */
export function Tests({ box, system, ...shared }: Props) {
  const { words } = shared;
  const labels = words.settings.mailboxes;
  const silent = system.transport === "console";
  const underWay = [box.tests.out, box.tests.in].some(
    (test) => test && isUnderWay(test, test === box.tests.in),
  );
  return (
    <section aria-labelledby="tests" className="rounded-lg border bg-card">
      <h2 id="tests" className="px-4 py-2.5">
        {labels.testing}
      </h2>
      <div className="flex flex-col gap-2 border-t px-4 py-3">
        <h3 className="font-medium">{labels.out.title}</h3>
        <p className="text-muted-foreground">{labels.out.text}</p>
        <TestState test={box.tests.out} text={outText(box.tests.out, silent, shared)} />
        <ActForm
          size="sm"
          fields={{ mailboxId: box.id }}
          label={labels.out.button}
          done=""
          networkError={words.error.network}
          act={testOut}
        />
      </div>
      <div className="flex flex-col gap-2 border-t px-4 py-3">
        <h3 className="font-medium">{labels.in.title}</h3>
        <p className="text-muted-foreground">{silent ? labels.in.console : labels.in.text}</p>
        <TestState test={box.tests.in} text={inText(box.tests.in, shared)} />
        {!silent && (
          <ActForm
            size="sm"
            fields={{ mailboxId: box.id }}
            label={labels.in.button}
            done=""
            networkError={words.error.network}
            act={testIn}
          />
        )}
      </div>
      {underWay && (
        <p className="border-t px-4 py-2.5">
          <WatchProgress />
          <Link
            href={`/settings/mailboxes/${box.id}` as Route}
            prefetch={false}
            className="inline-flex items-center font-medium text-primary-text touch:min-h-11"
          >
            {labels.refresh}
          </Link>
        </p>
      )}
    </section>
  );
}

function isUnderWay({ state }: MailTestView, comesBack: boolean): boolean {
  return state === "queued" || (comesBack && (state === "sent" || state === "late"));
}

function TestState({ test, text }: { test: MailTestView | null; text: string | null }) {
  const bad = test?.state === "failed" || test?.state === "late" || (test?.attempts ?? 0) > 1;
  return (
    <p role="status" dir="auto" className={`break-words ${bad ? "text-danger-text" : "text-secondary-text"}`}>
      {text}
    </p>
  );
}

function outText(test: MailTestView | null, silent: boolean, shared: Shared): string | null {
  const { out } = shared.words.settings.mailboxes;
  if (test?.state !== "sent") return commonText(test, out, shared);
  const values = {
    to: test.to,
    response: test.response ?? "",
    time: whenText(shared, test.endedAt ?? "", true),
  };
  return sentence(shared, silent ? out.kept : out.sent, values);
}

function inText(test: MailTestView | null, shared: Shared): string | null {
  const { words } = shared;
  const labels = words.settings.mailboxes;
  if (!test || test.state === "queued" || test.state === "failed")
    return commonText(test, labels.out, shared);
  const end = test.endedAt ?? test.startedAt;
  const age = formatDuration((Date.parse(end) - Date.parse(test.startedAt)) / 1000, words.app, true);
  return sentence(shared, labels.in[test.state], { time: whenText(shared, end, true), age });
}

/** On the way out both are alike. */
function commonText(
  test: MailTestView | null,
  labels: { queued: string; tried: string; failed: string },
  shared: Shared,
): string | null {
  if (!test) return null;
  const response = test.response ?? "";
  if (test.state === "failed") {
    return sentence(shared, labels.failed, {
      time: whenText(shared, test.endedAt ?? test.startedAt, true),
      response,
    });
  }
  if (!test.nextAt) return sentence(shared, labels.queued, { to: test.to });
  const time = whenText(shared, test.nextAt, true);
  return sentence(shared, labels.tried, { count: test.attempts, time, response });
}
