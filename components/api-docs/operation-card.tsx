import { Badge } from "@/components/ui/badge";
import type { OperationView } from "@/lib/api/view-types";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { FieldList } from "./field-list";
import { Prose } from "./prose";

type Props = { operation: OperationView; labels: Messages["apiDocs"] };

const tones = { GET: "info", POST: "ok", PATCH: "warning" } as const;

/** One operation: what it asks for, what it takes, what it answers, and a call to try. */
export function OperationCard({ operation, labels }: Props) {
  const { id, method, path, summary, description, scope, parameters, body, answers, curl } = operation;
  const fine = answers.filter(({ status }) => status.startsWith("2"));
  const problems = answers.filter(({ status }) => !status.startsWith("2"));
  return (
    <article aria-labelledby={id} className="flex flex-col gap-4 rounded-lg border bg-card p-4 md:p-5">
      <div className="flex flex-col gap-1.5">
        <h3 id={id} lang="en" className="scroll-mt-20 font-semibold text-md">
          {summary}
        </h3>
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={tones[method as keyof typeof tones] ?? "plain"}>{method}</Badge>
          <code className="min-w-0 break-all font-mono text-sm">{path}</code>
        </p>
        {description && (
          <p lang="en" className="max-w-160 text-secondary-text">
            <Prose text={description} />
          </p>
        )}
        <p className="text-muted-foreground text-xs leading-[18px]">
          {scope === null ? labels.everybody : fillMessage(labels.scope, { scope })}
        </p>
      </div>
      {parameters.length > 0 && (
        <Part title={labels.parameters}>
          <FieldList
            fields={parameters.map((one) => ({ ...one, name: one.name, fields: [] }))}
            labels={labels}
          />
        </Part>
      )}
      {body && (
        <Part title={fillMessage(labels.body, { type: body.mediaType })}>
          {body.fields.length > 0 ? (
            <FieldList fields={body.fields} labels={labels} />
          ) : (
            <p className="text-secondary-text">{labels.bytes}</p>
          )}
        </Part>
      )}
      {fine.map(({ status, description: said, fields }) => (
        <Part key={status} title={fillMessage(labels.answer, { status })}>
          <p lang="en" className="text-secondary-text">
            <Prose text={said} />
          </p>
          {fields.length > 0 && (
            <details className="mt-1">
              <summary className="cursor-pointer py-1 text-primary-text touch:min-h-11">
                {labels.fields}
              </summary>
              <FieldList fields={fields} labels={labels} />
            </details>
          )}
        </Part>
      ))}
      <Part title={labels.mayFail}>
        <p className="text-secondary-text">{problems.map(({ status }) => status).join(", ")}</p>
      </Part>
      <Part title={labels.try}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre tabIndex={0} className="overflow-x-auto rounded-sm bg-muted p-3 font-mono text-xs leading-5">
          <code>{curl}</code>
        </pre>
      </Part>
    </article>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <h4 className="font-medium text-sm">{title}</h4>
      {children}
    </div>
  );
}
