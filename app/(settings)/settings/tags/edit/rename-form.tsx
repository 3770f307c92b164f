"use client";

import { useState } from "react";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { tidyTag } from "@/lib/tickets/policy";

type Props = {
  name: string;
  labels: Messages["settings"]["tags"];
  networkError: string;
  rename: FormAction;
};

const names = ["to"] as const;

/** Another name. One that is in use is asked about: a second button makes both one. */
export function RenameForm({ name, labels, networkError, rename }: Props) {
  const { field, fields, form, values, busy, action, onSubmit } = useFormAction(names, rename, networkError);
  const [typed, setTyped] = useState(values.to ?? name);
  // What was sent when the answer came: another name typed since is another question.
  const taken = fields.to ? tidyTag(typed) : "";
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3">
      <h2>{labels.rename}</h2>
      {form && <FormError key={form} title={form} />}
      <input type="hidden" name="name" value={name} />
      <Field {...field("to")} label={labels.newName} hint={labels.renameHint}>
        {(control) => (
          <Input
            {...control}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            maxLength={40}
            className="max-w-80"
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={busy}>
          {labels.rename}
        </Button>
        {taken && taken !== name && (
          <Button type="submit" name="merge" value={taken} busy={busy}>
            {fillMessage(labels.merge, { name, into: taken })}
          </Button>
        )}
      </div>
    </form>
  );
}
