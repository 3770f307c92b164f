"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import X from "lucide-react/icons/x";
import type { ReactNode, RefObject } from "react";
import { Button } from "./button";
import { useScripts } from "./use-scripts";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  closeLabel: string;
  /** Where the keyboard begins; without it at Close. */
  initialFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/** From the bottom on a phone, from the end beside it on wider screens. */
export function Sheet({ open, onOpenChange, title, closeLabel, initialFocus, children }: Props) {
  if (!useScripts()) return null; // as in menu.tsx
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-overlay transition-opacity duration-(--duration-slow) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          data-modal
          initialFocus={initialFocus}
          className="fixed inset-x-0 bottom-0 z-50 flex max-h-[86dvh] flex-col rounded-t-xl bg-popover pb-[env(safe-area-inset-bottom)] shadow-(--shadow-lg) outline-none transition-transform duration-(--duration-slow) ease-out data-ending-style:translate-y-full data-starting-style:translate-y-full md:start-auto md:top-0 md:max-h-none md:w-90 md:rounded-none md:data-ending-style:translate-x-full md:data-ending-style:translate-y-0 md:data-starting-style:translate-x-full md:data-starting-style:translate-y-0 md:rtl:data-ending-style:-translate-x-full md:rtl:data-starting-style:-translate-x-full"
        >
          <div className="flex shrink-0 items-center justify-between border-b py-1.5 ps-4 pe-2">
            <Base.Title className="text-md">{title}</Base.Title>
            <Base.Close render={<Button variant="ghost" size="icon" aria-label={closeLabel} />}>
              <X size={18} strokeWidth={1.75} aria-hidden />
            </Base.Close>
          </div>
          <div className="min-h-0 grow overflow-y-auto overscroll-contain">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
