"use client";

import Ellipsis from "lucide-react/icons/ellipsis";
import { type ReactNode, useId, useState } from "react";

type Props = { labels: { show: string; hide: string }; children: ReactNode };

/** Older mail below an answer, folded away and mounted only when opened. */
export function QuotedText({ labels, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="relative mt-2.5 inline-flex h-[18px] items-center gap-[5px] rounded-full border bg-muted px-[7px] font-medium text-muted-foreground text-xs after:absolute after:-inset-[3px] hover:text-foreground touch:after:-inset-[14px]"
      >
        <Ellipsis size={14} strokeWidth={1.75} aria-hidden />
        {open ? labels.hide : labels.show}
      </button>
      <div id={id} hidden={!open} className="mt-2 border-border-strong border-s-2 ps-3 text-muted-foreground">
        {open && children}
      </div>
    </>
  );
}
