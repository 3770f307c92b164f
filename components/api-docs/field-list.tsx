import type { FieldView } from "@/lib/api/view-types";
import type { Messages } from "@/lib/i18n/load-messages";
import { Prose } from "./prose";

type Props = { fields: FieldView[]; labels: Messages["apiDocs"] };

/** Fields or parameters, one below the other: a table of them would not fit a phone. */
export function FieldList({ fields, labels }: Props) {
  return (
    <dl lang="en" className="flex flex-col">
      {fields.map((field) => (
        <div key={field.name} className="border-t py-1.5">
          <dt className="flex flex-wrap items-baseline gap-x-2">
            <code className="break-all font-medium font-mono text-sm">{field.name}</code>
            <span className="min-w-0 break-words text-muted-foreground text-xs">{field.type}</span>
            {field.required && <span className="text-warning-text text-xs">{labels.required}</span>}
          </dt>
          <dd className="text-secondary-text">
            {field.description && <Prose text={field.description} />}
            {field.fields.length > 0 && (
              <div className="mt-1 border-s ps-3">
                <FieldList fields={field.fields} labels={labels} />
              </div>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
