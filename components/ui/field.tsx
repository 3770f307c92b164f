import type { ReactNode } from "react";
import { FieldError } from "./field-error";

/** What the control inside a field must carry. */
type FieldControlProps = {
  id: string;
  name: string;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
  autoFocus?: true;
};

type Props = {
  name: string;
  label: string;
  hint?: string;
  error?: string | null;
  /** Where a page that came with errors begins. */
  autoFocus?: boolean;
  /** Beside the label, at the end of the line; for the keyboard behind the control, which one comes to first. */
  aside?: ReactNode;
  children: (control: FieldControlProps) => ReactNode;
};

export function Field({ name, label, hint, error, autoFocus, aside, children }: Props) {
  const id = `field-${name}`;
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className="relative flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({
        id,
        name,
        ...(error ? { "aria-invalid": true } : {}),
        ...(autoFocus ? { autoFocus: true } : {}),
        ...(described ? { "aria-describedby": described } : {}),
      })}
      {aside && <div className="absolute end-0 top-0">{aside}</div>}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && (
        <p id={`${id}-hint`} className="text-muted-foreground text-xs leading-[18px]">
          {hint}
        </p>
      )}
    </div>
  );
}
