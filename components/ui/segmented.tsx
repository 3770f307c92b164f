"use client";

import type { ReactNode } from "react";
import { cn } from "./cn";

type Props<T extends string> = {
  label: string;
  /** Of the form's field, where it is one. */
  name?: string;
  value: T;
  onChange: (value: T) => void;
  options: { value: T; label: string; icon?: ReactNode; title?: string }[];
};

/** One of a few, all in sight: radio buttons, so arrows move and one tab stop is enough. */
export function Segmented<T extends string>({ label, name, value, onChange, options }: Props<T>) {
  return (
    <fieldset className="inline-flex shrink-0 gap-0.5 rounded-sm border bg-muted p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          title={option.title}
          className={cn(
            "inline-flex h-6 cursor-pointer items-center gap-[5px] rounded-xs px-2.5 font-medium text-muted-foreground text-xs touch:h-11",
            "has-checked:bg-card has-checked:text-foreground has-checked:shadow-(--shadow-sm) dark:has-checked:bg-active",
            "has-focus-visible:outline-2 has-focus-visible:outline-ring",
          )}
        >
          <input
            type="radio"
            name={name ?? `segmented-${label}`}
            value={option.value}
            className="sr-only"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.icon}
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
