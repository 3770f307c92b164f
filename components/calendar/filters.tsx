"use client";

import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { assigneeOf, type Entry } from "./entries";
import type { CalendarData } from "./types";

/** What is hidden; nobody assigned is 0. Kept while the page is open, and not longer: nothing should go missing for good. */
export type Hidden = { kinds: Entry["kind"][]; people: number[] };

const personOf = (entry: Entry) => assigneeOf(entry) ?? 0;

export function isShown(entry: Entry, hidden: Hidden): boolean {
  return !hidden.kinds.includes(entry.kind) && !hidden.people.includes(personOf(entry));
}

type Props = { entries: Entry[]; hidden: Hidden; onChange: (hidden: Hidden) => void; data: CalendarData };

export function Filters({ entries, hidden, onChange, data }: Props) {
  const { labels, people } = data;
  const kinds = [
    { kind: "appointment", label: labels.appointments, hue: 262 },
    { kind: "due", label: labels.dues, hue: 48 },
  ] as const;
  const counts = new Map<number, number>();
  for (const one of entries) counts.set(personOf(one), (counts.get(personOf(one)) ?? 0) + 1);
  const busy = [...people, { id: 0, name: labels.nobody }].filter(({ id }) => counts.has(id));
  return (
    <>
      <Group label={labels.show}>
        {kinds.map(({ kind, label, hue }) => (
          <Check
            key={kind}
            hue={hue}
            label={label}
            count={entries.filter((one) => one.kind === kind).length}
            checked={!hidden.kinds.includes(kind)}
            onChange={() => onChange({ ...hidden, kinds: toggled(hidden.kinds, kind) })}
          />
        ))}
      </Group>
      {busy.length > 1 && (
        <Group label={labels.people}>
          {busy.map(({ id, name }) => (
            <Check
              key={id}
              label={name}
              icon={id > 0 && <Avatar person={{ id, name }} size={20} />}
              count={counts.get(id) ?? 0}
              checked={!hidden.people.includes(id)}
              onChange={() => onChange({ ...hidden, people: toggled(hidden.people, id) })}
            />
          ))}
        </Group>
      )}
    </>
  );
}

function toggled<T>(list: T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}

function Group({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold text-xs">{label}</legend>
      {children}
    </fieldset>
  );
}

type CheckProps = {
  label: string;
  count: number;
  checked: boolean;
  onChange: () => void;
  hue?: number;
  icon?: ReactNode;
};

function Check({ label, count, checked, onChange, hue, icon }: CheckProps) {
  return (
    <label className="flex min-h-7 cursor-pointer items-center gap-2">
      <input
        type="checkbox"
        checked={checked}
        onChange={onChange}
        className="size-4 shrink-0"
        style={{ accentColor: hue === undefined ? "var(--primary)" : `oklch(0.55 0.12 ${hue})` }}
      />
      {icon}
      <span className="truncate">{label}</span>
      <span aria-hidden className="ms-auto text-muted-foreground text-xs tabular-nums">
        {count}
      </span>
    </label>
  );
}
