import { ActForm } from "@/components/shell/act-form";
import type { FormAction } from "@/components/ui/action-result";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = {
  organisationId: number;
  person: { id: number; name: string; isManager: boolean };
  labels: Messages["customers"]["managers"];
  networkError: string;
  change: FormAction;
};

/** Makes somebody a manager of his organisation, or ends that. */
export function ManagerButton({ organisationId, person, labels, networkError, change }: Props) {
  const { id, name, isManager } = person;
  return (
    <ActForm
      size="sm"
      variant="ghost"
      fields={{ organisationId, personId: id, manages: isManager ? "no" : "yes" }}
      label={isManager ? labels.end : labels.make}
      name={fillMessage(isManager ? labels.endNamed : labels.makeNamed, { name })}
      done=""
      networkError={networkError}
      act={change}
    />
  );
}
