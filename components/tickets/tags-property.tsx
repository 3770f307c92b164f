"use client";

import Plus from "lucide-react/icons/plus";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { TagField } from "./tag-field";
import { useTicket } from "./ticket-state";
import { useTicketChanges } from "./use-ticket-changes";

/** The ticket's tags in the panel; pressed, or by the key T, they become a field, and each change is saved at once. */
export function TagsProperty() {
  const { fields, labels, locale } = useTicket();
  const { setTags } = useTicketChanges();
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const text = labels.tags;

  function close() {
    flushSync(() => setEditing(false));
    opener.current?.focus();
  }

  if (editing) {
    return (
      <div className="flex flex-col gap-1.5 py-[3px]">
        <TagField
          tags={fields.tags}
          onChange={setTags}
          labels={text}
          locale={locale}
          control={{ "aria-label": text.add }}
          autoFocus
          onEscape={close}
        />
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
      onClick={() => setEditing(true)}
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
