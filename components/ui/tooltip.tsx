"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { useScripts } from "./use-scripts";

/** For sighted pointers and keyboards; the trigger carries its own accessible name. */
export function Tooltip({ content, children }: { content: ReactNode; children: ReactElement }) {
  if (!useScripts()) return children; // as in menu.tsx
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={400} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-50">
          <Base.Popup className="inline-flex items-center gap-1.5 rounded-sm bg-ink px-2 py-1 font-medium text-ink-foreground text-xs shadow-(--shadow-md) transition-opacity duration-(--duration-base) data-ending-style:opacity-0 data-starting-style:opacity-0">
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
