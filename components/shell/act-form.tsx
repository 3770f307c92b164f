"use client";

import type { FormAction } from "@/components/ui/action-result";
import { Button, type ButtonProps } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field-error";
import { HiddenFields } from "@/components/ui/hidden-fields";
import { toast } from "@/components/ui/toast";
import { SavedLine } from "./saved-line";
import { useFormAction } from "./use-form-action";

type Props = Pick<ButtonProps, "variant" | "size"> & {
  /** What it acts on. */
  fields: Record<string, string | number>;
  label: string;
  /** With what it acts on, where several buttons of a page say the same. */
  name?: string;
  /** Said beside it once it is done; empty where the page itself shows it. */
  done: string;
  /** Where the button goes away with what it acted on: what is said then, and the id of what gets the focus. */
  gone?: { said: string; focus: string };
  networkError: string;
  act: FormAction;
};

/** A button for one action, which also acts without scripts and says beside itself how it went. */
export function ActForm({ fields, label, name, done, gone, networkError, act, variant, size }: Props) {
  const { form, busy, saved, action, onSubmit } = useFormAction([], act, networkError, {
    onDone: () => {
      if (!gone) return;
      toast({ title: gone.said });
      document.getElementById(gone.focus)?.focus();
    },
  });
  return (
    <form
      action={action}
      onSubmit={onSubmit}
      className="flex flex-wrap items-center gap-y-1.5 [&>:not(button,:empty)]:ms-3"
    >
      <HiddenFields fields={fields} />
      <Button type="submit" variant={variant} size={size} busy={busy} aria-label={name}>
        {label}
      </Button>
      <div role="status">{form && <FieldError>{form}</FieldError>}</div>
      <SavedLine text={!form && saved > 0 && done} />
    </form>
  );
}
