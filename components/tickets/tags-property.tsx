"use client";

import Plus from "lucide-react/icons/plus";
import { type ComponentType, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { toast } from "@/components/ui/toast";
import type { TagFieldProps } from "./tag-field";
import { useTicket } from "./ticket-state";
import { useTicketChanges } from "./use-ticket-changes";

let loaded: ComponentType<TagFieldProps> | undefined;

/**
 * The ticket's tags in the panel; pressed, or by the key T, they become a field, and each change is saved at once. The
 * field is fetched then; what is typed meanwhile goes into a plain one, and is no key of the page.
 */
export function TagsProperty() {
  const { fields, labels, locale } = useTicket();
  const { setTags } = useTicketChanges();
  const [editing, setEditing] = useState(false);
  const [begun, setBegun] = useState("");
  const [, setReady] = useState(loaded !== undefined);
  const opener = useRef<HTMLButtonElement>(null);
  const text = labels.tags;

  async function edit() {
    setBegun("");
    setEditing(true);
    try {
      loaded ??= (await import("./tag-field")).TagField;
      setReady(true);
    } catch {
      setEditing(false);
      toast({ title: labels.networkError, bad: true });
    }
  }

  function close() {
    flushSync(() => setEditing(false));
    opener.current?.focus();
  }

  if (editing) {
    const Field = loaded;
    return (
      <div className="flex min-w-0 flex-col gap-1.5 py-[3px]">
        {Field ? (
          <Field
            tags={fields.tags}
            onChange={setTags}
            labels={text}
            locale={locale}
            control={{ "aria-label": text.add }}
            begun={begun}
            autoFocus
            onEscape={close}
          />
        ) : (
          <input
            // biome-ignore lint/a11y/noAutofocus: opened by a press or a key, to write in
            autoFocus
            aria-label={text.add}
            value={begun}
            onChange={(event) => setBegun(event.target.value)}
            className="h-8 rounded-sm border border-input bg-card px-2.5 touch:h-11 touch:text-[16px]"
          />
        )}
        <Button size="sm" className="self-start" onClick={close}>
          {text.done}
        </Button>
      </div>
    );
  }
  return (
    <button
      ref={opener}
      type="button"
      data-property="tags"
      onClick={edit}
      className="-ms-[7px] flex min-h-7 w-full min-w-0 flex-wrap items-center gap-1 rounded-sm px-[7px] py-[3px] text-start hover:bg-accent touch:min-h-11"
    >
      <span className="sr-only">{text.label}</span>
      {fields.tags.map((tag) => (
        <Tag key={tag} name={tag} />
      ))}
      <span className="sr-only">{text.change}</span>
      <Plus size={14} strokeWidth={1.75} className="text-muted-foreground" aria-hidden />
    </button>
  );
}
