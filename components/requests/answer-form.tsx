"use client";

import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Textarea } from "@/components/ui/textarea";
import { useScripts } from "@/components/ui/use-scripts";
import type { Messages } from "@/lib/i18n/load-messages";
import { FilePicker } from "./file-picker";
import type { FormTexts, Kept, UploadLimits } from "./labels";
import { SendBar } from "./send-bar";
import { useUpload } from "./use-upload";

type Props = {
  number: number;
  labels: Messages["requests"];
  texts: FormTexts;
  locale: string;
  kept: Kept;
  onceKey: string;
  limits: UploadLimits;
};

export function AnswerForm({ number, labels, texts, locale, kept, onceKey, limits }: Props) {
  const { fields, message, percent, onSubmit, stop } = useUpload(texts, labels.stopped, limits, kept);
  const scripts = useScripts();
  const wrong = Boolean(fields.text || fields.files);
  return (
    <form
      method="post"
      encType="multipart/form-data"
      action={`/requests/${number}/answer`}
      noValidate={scripts}
      onSubmit={onSubmit}
      className="mt-4 flex flex-col gap-4"
    >
      <input type="hidden" name="onceKey" value={onceKey} />
      {message && !wrong && <FormError key={message} title={labels.answerNotSent} text={message} />}
      <Field name="text" label={labels.answer} error={fields.text ?? null} autoFocus={Boolean(fields.text)}>
        {(control) => (
          <Textarea
            {...control}
            required
            maxLength={50_000}
            defaultValue={kept?.values.text}
            className="min-h-21"
          />
        )}
      </Field>
      <FilePicker labels={labels} error={fields.files} locale={locale} limits={limits} />
      <SendBar label={labels.sendAnswer} percent={percent} labels={labels} stop={stop} />
    </form>
  );
}
