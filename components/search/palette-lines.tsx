"use client";

import { type MouseEvent, useEffect } from "react";
import { Kbd } from "@/components/ui/kbd";
import { HitText } from "./hit-text";
import { LineEnd, LineIcon, lineClass } from "./line-parts";
import type { PaletteGroup, PaletteItem, PaletteWords, Way } from "./types";

type Props = {
  id: string;
  groups: PaletteGroup[];
  active: PaletteItem | null;
  typed: string;
  /** What stands there answers an earlier text. */
  busy: boolean;
  now: string | null;
  words: PaletteWords;
  mayInsert: boolean;
  onPoint: (key: string) => void;
  onTake: (item: PaletteItem, way?: Way) => void;
};

/** The results by kind; the field holds the focus, and one line is active. */
export function PaletteLines(props: Props) {
  const { id, groups, active, typed, busy, now, words, mayInsert, onPoint, onTake } = props;
  const activeId = active ? `${id}-${active.key}` : "";
  useEffect(() => {
    document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);

  return (
    <div role="listbox" id={id} aria-label={words.results} aria-busy={busy || undefined}>
      {groups.map(({ name, items }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, as ARIA has it in a listbox
        <div key={name} role="group" aria-labelledby={`${id}-${name}`}>
          <div
            id={`${id}-${name}`}
            className="px-2.5 pt-[9px] pb-1 font-medium text-muted-foreground text-xs"
          >
            {words.groups[name]}
          </div>
          {items.map((item) => (
            <Line
              key={item.key}
              id={`${id}-${item.key}`}
              item={item}
              isActive={item === active}
              onPoint={() => onPoint(item.key)}
              onTake={(way) => onTake(item, way)}
            >
              <LineIcon item={item} group={name} words={words} />
              <span className={lineClass}>
                <span dir="auto" className="min-w-0 grow truncate font-medium">
                  <HitText text={item.label} typed={typed} />
                </span>
                <LineEnd item={item} now={now} words={words} typed={typed} />
              </span>
              {mayInsert && item.link && item === active && (
                <span className="flex shrink-0 items-center gap-2 text-muted-foreground text-xs touch:hidden">
                  {words.insert}
                  <Kbd>Shift Enter</Kbd>
                </span>
              )}
            </Line>
          ))}
        </div>
      ))}
    </div>
  );
}

type LineProps = {
  id: string;
  item: PaletteItem;
  isActive: boolean;
  onPoint: () => void;
  onTake: (way: Way) => void;
  children: React.ReactNode;
};

/** A link where it leads somewhere, so that it opens in another window as links do. */
function Line({ id, item, isActive, onPoint, onTake, children }: LineProps) {
  const line = {
    id,
    role: "option",
    tabIndex: -1,
    "aria-selected": isActive,
    onPointerMove: isActive ? undefined : onPoint,
    // The focus stays in the field.
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
    onClick: (event: MouseEvent) => {
      if (item.href && (event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onTake(event.shiftKey && item.link ? "insert" : "open");
    },
    className:
      "flex min-h-[38px] w-full cursor-default items-center gap-2.5 rounded-md px-2.5 text-start aria-selected:bg-primary-soft touch:min-h-12",
  };
  if (item.href) {
    return (
      <a {...line} href={item.href}>
        {children}
      </a>
    );
  }
  return <div {...line}>{children}</div>;
}
