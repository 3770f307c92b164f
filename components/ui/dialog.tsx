"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  text?: string;
  children: ReactNode;
};

/** Only for what cannot be undone. `children` are the buttons; the safe one first. */
export function Dialog({ open, onOpenChange, title, text, children }: Props) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-overlay transition-opacity duration-(--duration-base) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          data-modal
          className="fixed inset-x-3 top-1/3 z-50 mx-auto max-w-105 rounded-xl bg-popover p-[18px] shadow-(--shadow-lg) outline-none"
        >
          <Base.Title className="text-md">{title}</Base.Title>
          {text && <Base.Description className="mt-1 text-muted-foreground">{text}</Base.Description>}
          <div className="mt-4 flex flex-wrap justify-end gap-2">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
