"use client";

import PanelRight from "lucide-react/icons/panel-right";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { LazySheet } from "@/components/ui/lazy-sheet";

/** The ticket's panel below 1024 px; the key `]` opens it too (see ticket-keys). */
export function PanelSheet({
  labels,
  children,
}: {
  labels: { open: string; title: string; close: string };
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="outline"
        size="sm"
        aria-haspopup="dialog"
        data-property="panel"
        onClick={() => setOpen(true)}
        className="touch:h-8 touch:after:absolute touch:after:-inset-y-[7px] touch:after:inset-x-0"
      >
        <PanelRight size={14} strokeWidth={1.75} aria-hidden />
        {labels.open}
      </Button>
      <LazySheet open={open} onOpenChange={setOpen} title={labels.title} closeLabel={labels.close}>
        {children}
      </LazySheet>
    </>
  );
}
