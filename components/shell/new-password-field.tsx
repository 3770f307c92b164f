import { PasswordField } from "@/components/ui/password-field";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = {
  label: string;
  /** What set-up says of a password holds everywhere. */
  words: Pick<Messages["setup"], "passwordHint" | "showPassword" | "hidePassword">;
  error: string | undefined;
  /** Whether a page that came with errors begins here; it is the only field of most. */
  autoFocus?: boolean;
};

export function NewPasswordField({ label, words, error, autoFocus = error !== undefined }: Props) {
  return (
    <PasswordField
      name="password"
      kind="new-password"
      scale="lg"
      label={label}
      hint={words.passwordHint}
      error={error}
      autoFocus={autoFocus}
      words={words}
    />
  );
}
