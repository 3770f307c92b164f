"use client";

import UnfoldVertical from "lucide-react/icons/unfold-vertical";
import { type ReactNode, useState } from "react";

/** Mounted only when asked for: every message with HTML costs a frame. */
export function EarlierMessages({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  if (open) return children;
  return (
    <article
      aria-label={label}
      className="flex items-center gap-3 py-1.5 before:h-px before:grow before:bg-border after:h-px after:grow after:bg-border"
    >
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="inline-flex min-h-6 items-center gap-1.5 rounded-full border bg-card px-2.5 font-medium text-muted-foreground text-xs hover:text-foreground touch:min-h-11 touch:px-4"
      >
        <UnfoldVertical size={12} strokeWidth={1.75} aria-hidden />
        {label}
      </button>
    </article>
  );
}
