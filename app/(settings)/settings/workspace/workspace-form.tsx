"use client";

import { type SubmitEvent, useState, useTransition } from "react";
import { TimeZoneOptions } from "@/components/shell/time-zone-options";
import type { ActionResult } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { toast } from "@/components/ui/toast";
import type { Messages } from "@/lib/i18n/load-messages";
import { locales } from "@/lib/i18n/locales";
import type { ChangeWorkspaceInput } from "@/lib/settings/inputs";

type Values = ChangeWorkspaceInput["from"];
type Props = {
  workspace: Values;
  labels: Messages["settings"]["workspace"] & {
    submit: string;
    saved: string;
    network: string;
    languageNames: Messages["shell"]["languageNames"];
  };
  timeZones: string[];
  save: (input: ChangeWorkspaceInput) => Promise<ActionResult<unknown>>;
};

/** What was typed stays whatever the answer is; after a conflict, saving again is a decision for one's own. */
export function WorkspaceForm({ workspace, labels, timeZones, save }: Props) {
  const [from, setFrom] = useState(workspace);
  const [answer, setAnswer] = useState<ActionResult<unknown>>({});
  const [busy, start] = useTransition();
  const wrong = answer.validationErrors?.fieldErrors ?? {};

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const to = { name: text("name"), timeZone: text("timeZone"), locale: text("locale") };
    start(async () => {
      const result = await callAction(() => save({ from, ...to } as ChangeWorkspaceInput), labels.network);
      setAnswer(result);
      const { field, theirs } = result.serverError?.details ?? {};
      if (field) return setFrom({ ...from, [field]: String(theirs ?? "") });
      if (result.serverError || result.validationErrors) return;
      setFrom(to);
      toast({ title: labels.saved });
    });
  }
  const failed = answer.serverError?.message;
  return (
    <form noValidate onSubmit={onSubmit} className="flex max-w-120 flex-col gap-4">
      {failed && <FormError key={failed} title={failed} />}
      <Field name="name" label={labels.name} hint={labels.nameHint} error={wrong.name?.[0]}>
        {(control) => <Input {...control} defaultValue={workspace.name} autoComplete="organization" />}
      </Field>
      <Field name="timeZone" label={labels.timeZone} hint={labels.timeZoneHint} error={wrong.timeZone?.[0]}>
        {(control) => (
          <NativeSelect {...control} defaultValue={workspace.timeZone}>
            <TimeZoneOptions zones={timeZones} />
          </NativeSelect>
        )}
      </Field>
      <Field name="locale" label={labels.locale} hint={labels.localeHint} error={wrong.locale?.[0]}>
        {(control) => (
          <NativeSelect {...control} defaultValue={workspace.locale}>
            {locales.map((locale) => (
              <option key={locale} value={locale}>
                {labels.languageNames[locale]}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Button type="submit" variant="primary" busy={busy} className="self-start">
        {labels.submit}
      </Button>
    </form>
  );
}
