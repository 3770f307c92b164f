"use client";

import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useScripts } from "@/components/ui/use-scripts";
import type { NamedView } from "@/lib/accounts/view-types";
import type { Messages } from "@/lib/i18n/load-messages";
import { FilePicker } from "./file-picker";
import type { FormTexts, Kept, UploadLimits } from "./labels";
import { SendBar } from "./send-bar";
import { TopicField } from "./topic-field";
import { useUpload } from "./use-upload";

type Props = {
  labels: Messages["requests"];
  texts: FormTexts;
  /** What it may be about; none where nobody has set any. */
  topics: NamedView[];
  locale: string;
  /** Nobody is signed in: who it is has to be asked. */
  visitor: boolean;
  kept: Kept;
  /** What it begins with: words that the help centre had no answer to. */
  subject: string;
  onceKey: string;
  limits: UploadLimits;
};

const names = ["email", "name", "topic", "subject", "text", "files"] as const;

export function RequestForm({
  labels,
  texts,
  topics,
  locale,
  visitor,
  kept,
  subject,
  onceKey,
  limits,
}: Props) {
  const { fields, message, percent, onSubmit, stop } = useUpload(texts, labels.stopped, limits, kept);
  const scripts = useScripts();
  const firstWrong = names.find((name) => fields[name]);
  const field = (name: (typeof names)[number], label: string) => ({
    name,
    label,
    error: fields[name] ?? null,
    autoFocus: firstWrong === name,
  });
  const values = kept?.values ?? {};
  return (
    <form
      method="post"
      encType="multipart/form-data"
      action="/requests/new/send"
      noValidate={scripts}
      onSubmit={onSubmit}
      className="mt-5 flex flex-col gap-5"
    >
      <input type="hidden" name="onceKey" value={onceKey} />
      {message && !firstWrong && <FormError key={message} title={labels.notSent} text={message} />}
      {visitor && (
        <div className="grid gap-5 md:grid-cols-2 md:gap-4">
          <Field {...field("email", labels.email)}>
            {(control) => (
              <Input
                {...control}
                scale="lg"
                type="email"
                autoComplete="email"
                autoCapitalize="none"
                required
                maxLength={254}
                defaultValue={values.email}
              />
            )}
          </Field>
          <Field {...field("name", labels.name)}>
            {(control) => (
              <Input
                {...control}
                scale="lg"
                autoComplete="name"
                required
                maxLength={120}
                defaultValue={values.name}
              />
            )}
          </Field>
          <Trap label={labels.leaveEmpty} />
        </div>
      )}
      {topics.length > 0 && (
        <TopicField
          topics={topics}
          label={labels.topic}
          error={fields.topic ?? null}
          autoFocus={firstWrong === "topic"}
          chosen={values.topic}
        />
      )}
      <Field {...field("subject", labels.subject)}>
        {(control) => (
          <Input {...control} scale="lg" required maxLength={200} defaultValue={values.subject ?? subject} />
        )}
      </Field>
      <Field {...field("text", labels.text)} hint={lostText(labels, kept)}>
        {(control) => (
          <Textarea
            {...control}
            required
            maxLength={50_000}
            placeholder={labels.textHint}
            defaultValue={values.text}
            className="min-h-28"
          />
        )}
      </Field>
      <FilePicker labels={labels} error={fields.files} locale={locale} limits={limits} />
      <SendBar label={labels.submit} percent={percent} labels={labels} stop={stop} sticky />
    </form>
  );
}

/** Programs that fill in every field fill in this one. It is out of sight, out of the tab order, and says what it is. */
function Trap({ label }: { label: string }) {
  return (
    <div aria-hidden className="absolute -start-[9999px] size-px overflow-hidden">
      <label htmlFor="field-website">{label}</label>
      <input id="field-website" name="website" tabIndex={-1} autoComplete="off" />
    </div>
  );
}

function lostText(labels: Messages["requests"], kept: Kept): string {
  if (!kept) return "";
  return "text" in kept.values ? labels.chooseAgain : labels.textLost;
}
