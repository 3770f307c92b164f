import { ActForm } from "@/components/shell/act-form";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { localName } from "@/lib/i18n/local-name";
import type { DefinedField } from "@/lib/settings/view-types";
import { addChoice, archiveChoice, renameChoice, restoreChoice } from "../actions";
import { NamesForm } from "../names-form";
import { seenNames } from "../seen-names";

type Props = {
  field: DefinedField;
  words: Messages["settings"]["fields"];
  networkError: string;
  locale: string;
};

/** What a select offers, each with its names, what it offers no more, and one that is new. */
export function OptionList({ field: { id: fieldId, options }, words, networkError, locale }: Props) {
  const offered = options.filter(({ archived }) => !archived);
  const archived = options.filter((option) => option.archived);
  const shared = { labels: words, networkError };
  return (
    <div className="flex flex-col gap-3">
      {offered.length === 0 && <p>{words.noOptions}</p>}
      {offered.length > 0 && (
        <ol aria-label={words.options} className="flex flex-col gap-3">
          {offered.map(({ key, name }) => {
            const called = { name: localName(name, locale) };
            return (
              <li key={key} className="relative rounded-lg border bg-card p-3.5">
                <NamesForm
                  {...shared}
                  key={JSON.stringify(name)}
                  id={`option-${key}`}
                  hidden={{ fieldId, optionKey: key, ...seenNames(name) }}
                  names={name}
                  submit={words.save}
                  submitName={fillMessage(words.saveNamed, called)}
                  said={words.saved}
                  send={renameChoice}
                />
                {/* In one line with the button of the form above. */}
                <div className="absolute start-1.5 bottom-3.5">
                  <ActForm
                    fields={{ fieldId, optionKey: key }}
                    label={words.archive}
                    name={fillMessage(words.archiveNamed, called)}
                    done=""
                    gone={{ said: words.optionArchived, focus: "new-option" }}
                    networkError={networkError}
                    act={archiveChoice}
                    variant="ghost"
                  />
                </div>
              </li>
            );
          })}
        </ol>
      )}
      <section aria-labelledby="new-option" className="rounded-lg border bg-card p-3.5">
        <h3 id="new-option" tabIndex={-1} className="mb-3">
          {words.newOption}
        </h3>
        <NamesForm
          {...shared}
          key={options.length}
          id="new-option"
          hidden={{ fieldId }}
          names={{}}
          submit={words.addOption}
          said={words.optionAdded}
          send={addChoice}
        />
      </section>
      {archived.length > 0 && (
        <section aria-labelledby="archived-options">
          <h3 id="archived-options" tabIndex={-1} className="mb-1.5 text-muted-foreground">
            {words.archivedOptions}
          </h3>
          <ul className="rounded-lg border bg-canvas">
            {archived.map(({ key, name }) => {
              const called = localName(name, locale);
              return (
                <li key={key} className="flex items-center gap-3 border-t px-3.5 py-2 first:border-t-0">
                  <span dir="auto" className="min-w-0 grow [overflow-wrap:anywhere]">
                    {called}
                  </span>
                  <ActForm
                    fields={{ fieldId, optionKey: key }}
                    label={words.restore}
                    name={fillMessage(words.restoreNamed, { name: called })}
                    done=""
                    gone={{ said: words.restored, focus: "new-option" }}
                    networkError={networkError}
                    act={restoreChoice}
                    variant="ghost"
                    size="sm"
                  />
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}
