import type { Route } from "next";
import Link from "next/link";
import { ActForm } from "@/components/shell/act-form";
import { MoveButtons } from "@/components/shell/move-buttons";
import type { FieldOwner } from "@/db/enums";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { localName } from "@/lib/i18n/local-name";
import type { DefinedField } from "@/lib/settings/view-types";
import { move, restore } from "./actions";

type Props = {
  owner: FieldOwner;
  fields: DefinedField[];
  words: Messages["settings"]["fields"];
  networkError: string;
  locale: string;
};

/** The fields of an owner in their order, and beneath them those that are archived. */
export function FieldList({ owner, fields, words, networkError, locale }: Props) {
  const title = words.owners[owner];
  const shown = fields.filter(({ archived }) => !archived);
  const archived = fields.filter((field) => field.archived);
  return (
    <section aria-labelledby={`fields-${owner}`} className="mb-6 max-w-[760px]">
      <h2 id={`fields-${owner}`} tabIndex={-1} className="mb-2.5">
        {title}
      </h2>
      {shown.length === 0 ? (
        <p className="text-muted-foreground">{words.none}</p>
      ) : (
        <ol aria-label={fillMessage(words.listOf, { owner: title })} className="rounded-lg border bg-card">
          {shown.map((field, at) => {
            const name = localName(field.name, locale);
            return (
              <Row key={field.id} field={field} name={name} words={words}>
                <MoveButtons
                  fields={{ fieldId: field.id }}
                  up={at === 0 ? null : fillMessage(words.up, { name })}
                  down={at === shown.length - 1 ? null : fillMessage(words.down, { name })}
                  networkError={networkError}
                  move={move}
                />
              </Row>
            );
          })}
        </ol>
      )}
      {archived.length > 0 && (
        <>
          <h3 id={`archived-${owner}`} className="mt-3 mb-1.5 text-muted-foreground">
            {fillMessage(words.archivedOf, { owner: title })}
          </h3>
          <ul aria-labelledby={`archived-${owner}`} className="rounded-lg border bg-canvas">
            {archived.map((field) => {
              const name = localName(field.name, locale);
              return (
                <Row key={field.id} field={field} name={name} words={words}>
                  <ActForm
                    fields={{ fieldId: field.id }}
                    label={words.restore}
                    name={fillMessage(words.restoreNamed, { name })}
                    done=""
                    gone={{ said: words.restored, focus: `fields-${owner}` }}
                    networkError={networkError}
                    act={restore}
                    variant="ghost"
                    size="sm"
                  />
                </Row>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

type RowProps = {
  field: DefinedField;
  name: string;
  words: Props["words"];
  children: React.ReactNode;
};

function Row({ field: { id, key, type }, name, words, children }: RowProps) {
  return (
    <li className="flex items-center gap-3 border-t px-3.5 py-2.5 first:border-t-0">
      <div className="min-w-0 grow">
        <Link
          href={`/settings/fields/${id}` as Route}
          dir="auto"
          className="font-medium text-primary-text [overflow-wrap:anywhere] touch:leading-[32px]"
        >
          {name}
        </Link>
        <p className="text-muted-foreground text-xs">
          {words.types[type]} · <code className="font-mono [overflow-wrap:anywhere]">{key}</code>
        </p>
      </div>
      {children}
    </li>
  );
}
