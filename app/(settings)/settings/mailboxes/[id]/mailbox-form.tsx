"use client";

import { SavedLine } from "@/components/shell/saved-line";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FieldError } from "@/components/ui/field-error";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { MailboxDetails } from "@/lib/email/view-types";
import type { Messages } from "@/lib/i18n/load-messages";

const names = ["name", "address", "aliases", "acknowledge", "signature"] as const;

type Props = {
  box: Pick<MailboxDetails, "id" | "name" | "address" | "aliases" | "acknowledge" | "signature">;
  labels: Messages["settings"]["mailboxes"] & { submit: string; saved: string };
  networkError: string;
  save: FormAction;
};

/** After a conflict the fields say what the other one set, and what was typed stays: to save again is a decision. */
export function MailboxForm({ box, labels, networkError, save }: Props) {
  const {
    field: refusal,
    fields,
    form,
    values,
    details,
    busy,
    saved,
    action,
    onSubmit,
  } = useFormAction(names, save, networkError);
  const aliases = box.aliases.join("\n");
  const now = { ...box, aliases, acknowledge: String(box.acknowledge) };
  const seen = (name: (typeof names)[number]) => String(details[name] ?? now[name]);
  // A page that comes anew shows what was typed where it was refused, and what became of it where it was saved.
  const refused = saved > 0 ? {} : values;
  const isTicked = "name" in refused ? refused.acknowledge === "on" : box.acknowledge;
  const field = (name: Exclude<(typeof names)[number], "acknowledge">) => ({
    ...refusal(name),
    label: labels[name],
    hint: labels[`${name}Hint`],
  });
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-4">
      <input type="hidden" name="mailboxId" value={box.id} />
      <input type="hidden" name="fromName" value={seen("name")} />
      <input type="hidden" name="fromAddress" value={seen("address")} />
      <input type="hidden" name="fromAliases" value={seen("aliases")} />
      <input type="hidden" name="fromAcknowledge" value={seen("acknowledge") === "true" ? "on" : ""} />
      <input type="hidden" name="fromSignature" value={seen("signature")} />
      <div role="alert">{form && <FieldError>{form}</FieldError>}</div>
      <Field {...field("name")}>
        {(control) => <Input {...control} autoComplete="off" defaultValue={refused.name ?? box.name} />}
      </Field>
      <Field {...field("address")}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            inputMode="email"
            defaultValue={refused.address ?? box.address}
          />
        )}
      </Field>
      <Field {...field("aliases")}>
        {(control) => (
          // What was given up comes into it with the answer.
          <Textarea {...control} key={aliases} rows={2} defaultValue={refused.aliases ?? aliases} />
        )}
      </Field>
      <div>
        <label className="flex items-center gap-2 font-medium touch:min-h-11">
          <input
            type="checkbox"
            name="acknowledge"
            defaultChecked={isTicked}
            aria-describedby="acknowledge-hint"
            className="size-4 shrink-0 accent-primary"
          />
          {labels.acknowledge}
        </label>
        {fields.acknowledge && <FieldError>{fields.acknowledge}</FieldError>}
        <p id="acknowledge-hint" className="text-muted-foreground text-xs leading-[18px]">
          {labels.acknowledgeHint}
        </p>
      </div>
      <Field {...field("signature")}>
        {(control) => <Textarea {...control} rows={3} defaultValue={refused.signature ?? box.signature} />}
      </Field>
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" busy={busy}>
          {labels.submit}
        </Button>
        <SavedLine text={saved > 0 && labels.saved} />
      </div>
    </form>
  );
}
