"use client";

import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { densities } from "@/db/enums";
import type { ProfileView } from "@/lib/accounts/view-types";
import type { Messages } from "@/lib/i18n/load-messages";
import { locales } from "@/lib/i18n/locales";
import { SavedLine } from "./saved-line";
import { themes } from "./theme";
import { TimeZoneOptions } from "./time-zone-options";
import { useFormAction } from "./use-form-action";

const names = [
  "name",
  "timeZone",
  "locale",
  "theme",
  "density",
  "undoSeconds",
  "singleKeys",
  "signature",
] as const;

type Props = {
  profile: ProfileView;
  timeZones: string[];
  labels: Messages["profile"];
  /** Names of languages and themes. */
  shell: Pick<Messages["shell"], "languageNames" | "light" | "dark" | "followSystem">;
  /** Text when the server does not answer: `error.network`. */
  networkError: string;
  save: FormAction;
};

/** What others see of one, and how one's own replies leave. */
export function ProfileForm({ profile, timeZones, labels, shell, networkError, save }: Props) {
  const {
    field: refusal,
    form,
    values,
    busy,
    saved,
    action,
    onSubmit,
  } = useFormAction(names, save, networkError);
  const field = (name: (typeof names)[number], hint?: string) => ({
    ...refusal(name),
    label: labels[name],
    hint,
  });
  const themeNames = { light: shell.light, dark: shell.dark, system: shell.followSystem };
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3.5">
      <h2 className="text-md">{labels.about}</h2>
      {form && <FormError key={form} title={form} />}
      <Field {...field("name", labels.nameHint)}>
        {(control) => (
          <Input {...control} autoComplete="name" required defaultValue={values.name ?? profile.name} />
        )}
      </Field>
      <Field {...field("timeZone", labels.timeZoneHint)}>
        {(control) => (
          <NativeSelect {...control} defaultValue={values.timeZone ?? profile.timeZone}>
            <TimeZoneOptions zones={timeZones} />
          </NativeSelect>
        )}
      </Field>
      <Field {...field("locale", labels.localeHint)}>
        {(control) => (
          <NativeSelect {...control} defaultValue={values.locale ?? profile.locale}>
            {locales.map((locale) => (
              <option key={locale} value={locale} lang={locale}>
                {shell.languageNames[locale]}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field {...field("theme")}>
        {(control) => (
          <NativeSelect {...control} defaultValue={values.theme ?? profile.theme}>
            {themes.map((theme) => (
              <option key={theme} value={theme}>
                {themeNames[theme]}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field {...field("density", labels.densityHint)}>
        {(control) => (
          <NativeSelect {...control} defaultValue={values.density ?? profile.density}>
            {densities.map((density) => (
              <option key={density} value={density}>
                {labels.densities[density]}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field {...field("undoSeconds", labels.undoSecondsHint)}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={0}
            max={30}
            inputMode="numeric"
            className="max-w-24"
            defaultValue={values.undoSeconds ?? profile.undoSeconds}
          />
        )}
      </Field>
      <Field {...field("singleKeys", labels.singleKeysHint)}>
        {(control) => (
          <NativeSelect {...control} defaultValue={values.singleKeys ?? (profile.singleKeys ? "on" : "off")}>
            <option value="on">{labels.singleKeysOn}</option>
            <option value="off">{labels.singleKeysOff}</option>
          </NativeSelect>
        )}
      </Field>
      <Field {...field("signature", labels.signatureHint)}>
        {(control) => <Textarea {...control} rows={4} defaultValue={values.signature ?? profile.signature} />}
      </Field>
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" busy={busy}>
          {labels.save}
        </Button>
        <SavedLine text={saved > 0 && labels.saved} />
      </div>
    </form>
  );
}
