"use client";

import { Button } from "./button";
import { Field } from "./field";
import { Input } from "./input";
import { toast } from "./toast";

type Props = {
  name: string;
  label: string;
  hint: string;
  value: string;
  words: { copy: string; copied: string; copyFailed: string };
};

/** A text to take along by keyboard, by button or by hand. */
export function CopyField({ name, label, hint, value, words }: Props) {
  async function copy() {
    const done = await navigator.clipboard.writeText(value).then(
      () => true,
      () => false,
    );
    toast({ title: done ? words.copied : words.copyFailed, bad: !done });
  }
  return (
    <Field name={name} label={label} hint={hint}>
      {(field) => (
        <div className="flex gap-2">
          <Input {...field} readOnly dir="ltr" value={value} onFocus={(event) => event.target.select()} />
          <Button onClick={() => void copy()}>{words.copy}</Button>
        </div>
      )}
    </Field>
  );
}
