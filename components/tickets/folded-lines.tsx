"use client";

import History from "lucide-react/icons/history";
import { type ReactNode, useState } from "react";

export function FoldedLines({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-7 items-center gap-2 rounded-sm ps-[9px] pe-2 text-muted-foreground text-xs hover:text-foreground touch:min-h-11 touch:ps-[7px]"
      >
        <History
          size={14}
          strokeWidth={1.75}
          className="me-[13px] text-faint-foreground touch:me-2"
          aria-hidden
        />
        {label}
      </button>
      {open && children}
    </div>
  );
}
