import type { DocsView } from "@/lib/api/view-types";
import type { Messages } from "@/lib/i18n/load-messages";
import { Prose } from "./prose";

type Props = { problems: DocsView["problems"]; labels: Messages["apiDocs"] };

/** What can go wrong; a problem's `type` leads to its line. */
export function ProblemTable({ problems, labels }: Props) {
  return (
    <section aria-labelledby="problems" className="flex flex-col gap-3">
      <h2 id="problems" className="scroll-mt-20 border-b pb-3 font-semibold text-xl">
        {labels.problems}
      </h2>
      <p className="max-w-160 text-secondary-text">{labels.problemsText}</p>
      <dl lang="en">
        {problems.map(({ code, status, text }) => (
          <div key={code} id={code} className="scroll-mt-20 border-t py-2 target:bg-primary-soft">
            <dt className="flex flex-wrap items-baseline gap-x-2">
              <code className="font-medium font-mono text-sm">{code}</code>
              <span className="text-muted-foreground text-xs">{status}</span>
            </dt>
            <dd className="text-secondary-text">
              <Prose text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
