import type { ComponentProps } from "react";
import { Field } from "./field";
import { PasswordInput } from "./password-input";

type Props = Omit<ComponentProps<typeof Field>, "children"> & {
  /** For the browser's keeper of passwords. */
  kind: "current-password" | "new-password";
  words: { showPassword: string; hidePassword: string };
  scale?: ComponentProps<typeof PasswordInput>["scale"];
};

/** A password that must be typed, and can be looked at. */
export function PasswordField({ kind, words, scale, ...field }: Props) {
  return (
    <Field {...field}>
      {(control) => (
        <PasswordInput
          {...control}
          scale={scale}
          autoComplete={kind}
          required
          showLabel={words.showPassword}
          hideLabel={words.hidePassword}
        />
      )}
    </Field>
  );
}
