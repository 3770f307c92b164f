import { localName } from "@/lib/i18n/local-name";
import type { FieldView } from "@/lib/settings/view-types";
import type { FieldWords } from "./field-control";
import { valueText } from "./value-text";

type Props = { fields: FieldView[]; words: FieldWords; locale: string };

/** What is said in custom fields, below the facts of a page; nothing where nothing is. */
export function FieldFacts({ fields, words, locale }: Props) {
  const said = fields.flatMap((field) => {
    const text = valueText(field, words, locale);
    return text === null ? [] : [{ field, text }];
  });
  if (said.length === 0) return null;
  return (
    <dl className="mt-3 flex flex-col gap-2 border-t pt-3">
      {said.map(({ field, text }) => (
        <div key={field.key}>
          <dt dir="auto" className="text-muted-foreground text-xs [overflow-wrap:anywhere]">
            {localName(field.name, locale)}
          </dt>
          <dd dir="auto" className="[overflow-wrap:anywhere]">
            {field.type === "url" ? (
              <a
                href={text}
                rel="noopener noreferrer nofollow"
                className="text-primary-text touch:leading-[44px]"
              >
                {text}
              </a>
            ) : (
              text
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
