"use client";

import { useState } from "react";
import { controlName, type FieldWords } from "@/components/fields/field-control";
import { FieldControls } from "@/components/fields/field-controls";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { useFound } from "@/components/ui/use-found";
import type { NamedView, PersonPage } from "@/lib/accounts/view-types";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = {
  person: Pick<PersonPage, "id" | "name" | "organisation" | "phone" | "notes" | "customFields">;
  labels: Messages["customers"]["edit"];
  fieldWords: FieldWords;
  locale: string;
  networkError: string;
  save: FormAction;
};

/** Must get a new `key` when what it began with has changed: its fields carry what was seen. */
export function EditPersonForm({ person, labels, fieldWords, locale, networkError, save }: Props) {
  const names = ["name", "organisation", "phone", "notes", ...person.customFields.map(controlName)];
  const { field, form, values, busy, action, onSubmit } = useFormAction(names, save, networkError, {
    onDone: () => toast({ title: labels.saved }),
  });
  const before = person.organisation?.name ?? "";
  const [organisation, setOrganisation] = useState(values.organisation ?? before);
  const typed = organisation === before ? "" : organisation;
  const found = useFound<NamedView>("/api/portal/organisations", typed) ?? [];
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3.5">
      <input type="hidden" name="personId" value={person.id} />
      <input type="hidden" name="fromName" value={person.name} />
      <input type="hidden" name="fromOrganisation" value={before} />
      <input type="hidden" name="fromPhone" value={person.phone?.number} />
      <input type="hidden" name="fromNotes" value={person.notes} />
      {form && <FormError key={form} title={form} />}
      <Field {...field("name")} label={labels.name}>
        {(control) => <Input {...control} autoComplete="off" defaultValue={values.name ?? person.name} />}
      </Field>
      <Field {...field("organisation")} label={labels.organisation} hint={labels.organisationHint}>
        {(control) => (
          <Combobox
            control={control}
            text={organisation}
            onText={setOrganisation}
            options={found.map(({ id, name }) => ({ key: String(id), label: name }))}
            listLabel={labels.organisation}
            status=""
            onChoose={({ label }) => setOrganisation(label)}
          />
        )}
      </Field>
      <Field {...field("phone")} label={labels.phone} hint={labels.phoneHint}>
        {(control) => (
          <Input
            {...control}
            type="tel"
            dir="ltr"
            autoComplete="off"
            defaultValue={values.phone ?? person.phone?.shown}
          />
        )}
      </Field>
      <Field {...field("notes")} label={labels.notes} hint={labels.notesHint}>
        {(control) => <Textarea {...control} rows={3} defaultValue={values.notes ?? person.notes} />}
      </Field>
      <FieldControls
        fields={person.customFields}
        words={fieldWords}
        locale={locale}
        values={values}
        field={field}
      />
      <Button type="submit" busy={busy} className="self-start">
        {labels.submit}
      </Button>
    </form>
  );
}
