"use client";

import X from "lucide-react/icons/x";
import { type KeyboardEvent, useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { announce } from "@/components/ui/live-region";
import { Tag } from "@/components/ui/tag";
import { useFound } from "@/components/ui/use-found";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { tagLimits, tidyTag } from "@/lib/tickets/policy";

export type TagFieldProps = {
  tags: string[];
  onChange: (tags: string[]) => void;
  labels: Messages["customers"]["tags"];
  locale: string;
  control: { id?: string; "aria-label"?: string; "aria-describedby"?: string };
  /** Of the form's field, where it is one: the names between commas. */
  name?: string;
  /** What was typed before the field was there. */
  begun?: string;
  autoFocus?: true;
  onEscape?: () => void;
};

/** Tags with a field for more: Enter or a comma takes what is typed, Backspace in an empty field the last one away. */
export function TagField({
  tags,
  onChange,
  labels,
  locale,
  control,
  name,
  begun = "",
  autoFocus,
  onEscape,
}: TagFieldProps) {
  const [text, setText] = useState(begun);
  const found = useFound<string>("/api/portal/tags", text);
  const typed = tidyTag(text);
  const offered = (found ?? []).filter((tag) => !tags.includes(tag));

  function add(tag: string) {
    const tidy = tidyTag(tag).slice(0, tagLimits.characters);
    setText("");
    if (!tidy || tags.includes(tidy)) return;
    if (tags.length >= tagLimits.tags) return announce(labels.full);
    onChange([...tags, tidy]);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if ((event.key === "Enter" || event.key === ",") && typed) {
      event.preventDefault();
      add(typed);
    } else if (event.key === "Backspace" && text === "" && tags.length > 0) {
      onChange(tags.slice(0, -1));
    } else if (event.key === "Escape") onEscape?.();
  }

  return (
    <div className="flex flex-col gap-1.5" data-field={name}>
      {name && <input type="hidden" name={name} value={[...tags, typed].filter(Boolean).join(",")} />}
      {tags.length > 0 && (
        <ul className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <li key={tag} className="flex min-w-0 items-center">
              <Tag name={tag} />
              <button
                type="button"
                aria-label={fillMessage(labels.remove, { name: tag })}
                onClick={() => onChange(tags.filter((other) => other !== tag))}
                className="grid size-6 place-items-center rounded-xs text-muted-foreground hover:text-foreground touch:size-11"
              >
                <X size={14} strokeWidth={1.75} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Combobox
        control={{ ...control, ...(autoFocus ? { autoFocus } : {}) }}
        text={text}
        onText={setText}
        options={offered.map((tag) => ({ key: tag, label: tag }))}
        listLabel={labels.label}
        status={found && typed ? fillMessage(labels.found, { count: offered.length }, locale) : ""}
        onChoose={({ key }) => add(key)}
        onKeyDown={onKeyDown}
        placeholder={labels.add}
      />
    </div>
  );
}
