import { ActForm } from "@/components/shell/act-form";
import type { FormAction } from "@/components/ui/action-result";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { Section } from "./detail-page";

type Props = {
  person: { id: number; name: string };
  words: Messages;
  begin: FormAction;
};

/** On somebody's page: has one's session look as he does from then on. */
export function ViewAs({ person, words, begin }: Props) {
  const { viewing, error } = words;
  const of = (message: string) => fillMessage(message, { name: person.name });
  return (
    <Section title={viewing.title}>
      <p className="mb-3 text-secondary-text">{of(viewing.beginText)}</p>
      <ActForm
        fields={{ userId: person.id }}
        label={of(viewing.begin)}
        done=""
        networkError={error.network}
        act={begin}
      />
    </Section>
  );
}
