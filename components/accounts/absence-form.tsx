"use client";

import { SavedLine } from "@/components/shell/saved-line";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { Input } from "@/components/ui/input";
import type { AbsenceView } from "@/lib/accounts/view-types";
import type { Messages } from "@/lib/i18n/load-messages";

const names = ["firstDay", "lastDay", "note"] as const;

type Props = {
  /** Whose it is, as the action wants to know; nothing for one's own. */
  fields?: Record<string, number>;
  absence: AbsenceView;
  labels: Messages["away"];
  networkError: string;
  save: FormAction;
};

/** Must get a new `key` when what it began with has changed: its fields carry what was seen. */
export function AbsenceForm({ fields = {}, absence, labels, networkError, save }: Props) {
  const { field, form, values, busy, saved, action, onSubmit } = useFormAction(names, save, networkError);
  const { seen, days } = absence;
  const releases = values.firstDay === undefined ? (days?.releases ?? true) : values.releases === "yes";
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3.5">
      {form && <FormError key={form} title={form} />}
      <input type="hidden" name="seen" value={seen} />
      <HiddenFields fields={fields} />
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Field {...field("firstDay")} label={labels.firstDay}>
          {(control) => (
            <Input {...control} type="date" required defaultValue={values.firstDay ?? days?.firstDay} />
          )}
        </Field>
        <Field {...field("lastDay")} label={labels.lastDay} hint={labels.lastDayHint}>
          {(control) => (
            <Input {...control} type="date" defaultValue={values.lastDay ?? days?.lastDay ?? ""} />
          )}
        </Field>
      </div>
      <Field {...field("note")} label={labels.note} hint={labels.noteHint}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={200}
            defaultValue={values.note ?? days?.note ?? ""}
          />
        )}
      </Field>
      <div>
        <label className="flex min-h-7 items-center gap-2 touch:min-h-11">
          <input
            type="checkbox"
            name="releases"
            value="yes"
            aria-describedby="releases-hint"
            defaultChecked={releases}
            className="size-4 shrink-0 accent-primary"
          />
          <span className="min-w-0">{labels.releases}</span>
        </label>
        <p id="releases-hint" className="text-muted-foreground text-xs leading-[18px]">
          {labels.releasesHint}
        </p>
      </div>
      <div className="flex items-center gap-3">
        <Button type="submit" busy={busy}>
          {labels.save}
        </Button>
        <SavedLine text={saved > 0 && labels.saved} />
      </div>
    </form>
  );
}
