"use client";

import { type KeyboardEvent, useId, useState } from "react";
import { Input } from "./input";

export type Option = { key: string; label: string; detail?: string };

type Props = {
  /** What a field gives its control, or an `aria-label` of its own. */
  control: {
    id?: string;
    name?: string;
    autoFocus?: true;
    "aria-label"?: string;
    "aria-describedby"?: string;
  };
  text: string;
  onText: (text: string) => void;
  options: Option[];
  listLabel: string;
  /** What was found, in words: under the field where there is nothing, else for screen readers. */
  status: string;
  onChoose: (option: Option) => void;
  /** Enter takes the first option; without it only one that was moved to, and Enter on none is the caller's. */
  firstIsActive?: boolean;
  /** Keys that the list does not want. */
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  onBlur?: () => void;
  placeholder?: string;
};

/** A text field with a list of what it could mean (ARIA combobox): arrows move, Enter takes, Escape closes. */
export function Combobox(props: Props) {
  const { control, text, onText, options, listLabel, status, onChoose, firstIsActive, placeholder } = props;
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [moved, setMoved] = useState<number | null>(null);
  const active = Math.min(moved ?? (firstIsActive ? 0 : -1), options.length - 1);
  const shown = open && options.length > 0;
  const told = open && options.length === 0 && status !== "";

  function choose(option: Option) {
    setOpen(false);
    setMoved(null);
    onChoose(option);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // While an input method composes a word, its keys are its own.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const option = options[active];
    if (step && options.length > 0) {
      event.preventDefault();
      setMoved(open ? (active + step + options.length) % options.length : Math.max(0, active));
      setOpen(true);
    } else if (event.key === "Enter" && shown && option) {
      event.preventDefault();
      choose(option);
    } else if (event.key === "Escape" && (shown || told)) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else props.onKeyDown?.(event);
  }

  return (
    <div className="relative min-w-0 grow">
      <Input
        {...control}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={shown ? listId : undefined}
        aria-activedescendant={shown && active >= 0 ? `${listId}-${active}` : undefined}
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setOpen(true);
          setMoved(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setOpen(false);
          props.onBlur?.();
        }}
      />
      <span role="status" className="sr-only">
        {open ? status : ""}
      </span>
      {told && (
        <p
          aria-hidden
          className="absolute inset-x-0 top-full z-30 mt-1 rounded-lg bg-popover px-3 py-2 text-muted-foreground text-xs shadow-(--shadow-md)"
        >
          {status}
        </p>
      )}
      {shown && (
        <div
          role="listbox"
          id={listId}
          aria-label={listLabel}
          className="absolute inset-x-0 top-full z-30 mt-1 max-h-64 overflow-y-auto rounded-lg bg-popover p-1 shadow-(--shadow-md)"
        >
          {options.map((option, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's, which keeps the focus
            <div
              key={option.key}
              role="option"
              tabIndex={-1}
              id={`${listId}-${at}`}
              aria-selected={at === active}
              data-highlighted={at === active ? "" : undefined}
              // The focus stays in the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
              className="flex min-h-[30px] cursor-default flex-col justify-center rounded-sm px-2 py-1 hover:bg-accent data-highlighted:bg-accent touch:min-h-11"
            >
              <span dir="auto" className="truncate font-medium">
                {option.label}
              </span>
              {option.detail && (
                <span dir="auto" className="truncate text-muted-foreground text-xs">
                  {option.detail}
                </span>
              )}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
