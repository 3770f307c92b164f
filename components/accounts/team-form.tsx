"use client";

import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FieldError } from "@/components/ui/field-error";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { TeamMark } from "@/components/ui/team-mark";
import { toast } from "@/components/ui/toast";
import { type TeamPage, teamHueNames, teamHues } from "@/lib/accounts/view-types";
import type { Messages } from "@/lib/i18n/load-messages";

const names = ["name", "hue", "access"] as const;

type Labels = Messages["settings"]["teams"];
type Props = {
  /** null: a new one, which is also asked who sees its tickets. */
  team: TeamPage | null;
  labels: Labels;
  networkError: string;
  send: FormAction;
};

/** Must get a new `key` when what it began with has changed: its fields carry what was seen. */
export function TeamForm({ team, labels, networkError, send }: Props) {
  const { field, form, values, busy, action, onSubmit } = useFormAction(names, send, networkError, {
    onDone: () => toast({ title: labels.saved }),
  });
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-4">
      {form && <FormError key={form} title={form} />}
      {team && <input type="hidden" name="teamId" value={team.id} />}
      {team && <input type="hidden" name="fromName" value={team.name} />}
      {team && <input type="hidden" name="fromHue" value={team.hueName ?? ""} />}
      <Field {...field("name")} label={labels.name}>
        {(control) => (
          <Input {...control} autoComplete="off" maxLength={60} defaultValue={values.name ?? team?.name} />
        )}
      </Field>
      <HueField
        labels={labels}
        error={field("hue").error}
        autoFocus={field("hue").autoFocus}
        chosen={values.hue ?? team?.hueName ?? (team ? "" : "blue")}
      />
      {!team && (
        <Field {...field("access")} label={labels.access}>
          {(control) => (
            <NativeSelect {...control} defaultValue={values.access ?? "open"}>
              <option value="open">{labels.accessOpen}</option>
              <option value="restricted">{labels.accessRestricted}</option>
            </NativeSelect>
          )}
        </Field>
      )}
      <Button type="submit" variant="primary" busy={busy} className="self-start">
        {team ? labels.save : labels.addSubmit}
      </Button>
    </form>
  );
}

type HueProps = { labels: Labels; error: string | undefined; autoFocus: boolean; chosen: string };

function HueField({ labels, error, autoFocus, chosen }: HueProps) {
  return (
    <fieldset aria-describedby={error ? "hue-error" : undefined}>
      <legend className="mb-1 font-medium">{labels.hue}</legend>
      <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
        {teamHueNames.map((hue, at) => (
          <label key={hue} className="flex min-h-7 items-center gap-2 touch:min-h-11">
            <input
              type="radio"
              name="hue"
              value={hue}
              defaultChecked={hue === chosen}
              // biome-ignore lint/a11y/noAutofocus: where a page that came with errors begins
              autoFocus={autoFocus && at === 0}
              className="size-4 shrink-0 accent-primary"
            />
            <TeamMark hue={teamHues[hue]} />
            {labels.hues[hue]}
          </label>
        ))}
      </div>
      {error && <FieldError id="hue-error">{error}</FieldError>}
    </fieldset>
  );
}
