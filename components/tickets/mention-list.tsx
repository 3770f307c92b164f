"use client";

import { type RefObject, useEffect, useId, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { useAnswer } from "@/components/ui/use-answer";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { PersonView } from "@/lib/tickets/view-types";
import type { Asking } from "./mention-node";

type Props = {
  asking: Asking;
  ticketId: number;
  labels: { mentionList: string; mentionFound: string };
  locale: string;
  /** The text field, which keeps the focus. */
  textbox: HTMLElement;
  /** Gets what handles a key while the list is there; it answers whether it did. */
  keys: RefObject<((event: KeyboardEvent) => boolean) | null>;
  onClose: () => void;
};

/** More than that is no name any more but a sentence after an @. */
const longestName = 40;

/** Colleagues whom what is typed after an @ could mean: arrows move, Enter or Tab takes, Escape closes. */
export function MentionList({ asking, ticketId, labels, locale, textbox, keys, onClose }: Props) {
  const listId = useId();
  const query = asking.query.toLowerCase();
  const asks = query.length <= longestName;
  const answer = useAnswer<{ rows: PersonView[] }>(
    asks ? `/api/portal/colleagues?ticket=${ticketId}&q=${encodeURIComponent(query)}` : null,
  );
  // What was found for fewer letters stays until the answer for more is there, as far as it fits.
  const people =
    (asks && answer?.body.rows.filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${query}`))) || [];
  const [moved, setMoved] = useState({ query, at: 0 });
  const active = moved.query === query ? Math.min(moved.at, people.length - 1) : 0;
  const optionId = (at: number) => `${listId}-${at}`;
  const shown = people.length > 0;

  useEffect(() => {
    keys.current = (event) => {
      if (event.isComposing || !shown) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const person = people[active];
      if (step) setMoved({ query, at: (active + step + people.length) % people.length });
      else if ((event.key === "Enter" || event.key === "Tab") && person && !event.ctrlKey && !event.metaKey)
        asking.choose(person);
      else if (event.key === "Escape") onClose();
      else return false;
      return true;
    };
    return () => {
      keys.current = null;
    };
  });

  useEffect(() => {
    const told = {
      "aria-controls": shown ? listId : null,
      "aria-activedescendant": shown ? `${listId}-${active}` : null,
    };
    for (const [name, value] of Object.entries(told)) {
      if (value === null) textbox.removeAttribute(name);
      else textbox.setAttribute(name, value);
    }
    return () => {
      for (const name of Object.keys(told)) textbox.removeAttribute(name);
    };
  }, [textbox, shown, listId, active]);

  return (
    <>
      <span role="status" className="sr-only">
        {answer && asks ? fillMessage(labels.mentionFound, { count: people.length }, locale) : ""}
      </span>
      {shown && (
        <div
          role="listbox"
          id={listId}
          aria-label={labels.mentionList}
          className="absolute start-2 end-2 bottom-full z-30 mb-1 max-h-64 max-w-80 overflow-y-auto rounded-lg border bg-popover p-1 shadow-(--shadow-md)"
        >
          {people.map((person, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's, which keeps the focus
            <div
              key={person.id}
              role="option"
              tabIndex={-1}
              id={optionId(at)}
              aria-selected={at === active}
              data-highlighted={at === active ? "" : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => asking.choose(person)}
              className="flex min-h-[30px] cursor-default items-center gap-2 rounded-sm px-2 py-1 hover:bg-accent data-highlighted:bg-primary-soft touch:min-h-11"
            >
              <Avatar person={person} size={20} />
              <span dir="auto" className="truncate font-medium">
                {person.name}
              </span>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
