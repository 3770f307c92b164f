"use client";

import { controlName, type FieldWords } from "@/components/fields/field-control";
import { FieldControls } from "@/components/fields/field-controls";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import type { OrganisationPage } from "@/lib/accounts/view-types";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = {
  organisation: OrganisationPage;
  labels: Messages["customers"]["edit"];
  modes: Messages["customers"]["sharing"];
  fieldWords: FieldWords;
  locale: string;
  networkError: string;
  save: FormAction;
};

/** Must get a new `key` when what it began with has changed: its fields carry what was seen. */
export function EditOrganisationForm({ organisation, labels, modes, networkError, save, ...own }: Props) {
  const names = ["name", "domains", "sharing", "notes", ...organisation.customFields.map(controlName)];
  const { field, form, values, busy, action, onSubmit } = useFormAction(names, save, networkError, {
    onDone: () => toast({ title: labels.saved }),
  });
  const domains = organisation.domains.join(", ");
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3.5">
      <input type="hidden" name="organisationId" value={organisation.id} />
      <input type="hidden" name="fromName" value={organisation.name} />
      <input type="hidden" name="fromDomains" value={domains} />
      <input type="hidden" name="fromSharing" value={organisation.sharing} />
      <input type="hidden" name="fromNotes" value={organisation.notes} />
      {form && <FormError key={form} title={form} />}
      <Field {...field("name")} label={labels.name}>
        {(control) => (
          <Input {...control} autoComplete="off" defaultValue={values.name ?? organisation.name} />
        )}
      </Field>
      <Field {...field("domains")} label={labels.domains} hint={labels.domainsHint}>
        {(control) => (
          <Input {...control} dir="ltr" autoComplete="off" defaultValue={values.domains ?? domains} />
        )}
      </Field>
      <Field {...field("sharing")} label={labels.sharing} hint={labels.sharingHint}>
        {(control) => (
          <NativeSelect {...control} defaultValue={values.sharing ?? organisation.sharing}>
            {organisation.maySetSharing.map((mode) => (
              <option key={mode} value={mode}>
                {modes[mode]}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field {...field("notes")} label={labels.notes} hint={labels.notesHint}>
        {(control) => <Textarea {...control} rows={3} defaultValue={values.notes ?? organisation.notes} />}
      </Field>
      <FieldControls
        fields={organisation.customFields}
        words={own.fieldWords}
        locale={own.locale}
        values={values}
        field={field}
      />
      <Button type="submit" busy={busy} className="self-start">
        {labels.submit}
      </Button>
    </form>
  );
}
