"use client";

import ArrowUp from "lucide-react/icons/arrow-up";
import { useEffect } from "react";
import { Kbd } from "@/components/ui/kbd";
import { announce } from "@/components/ui/live-region";
import { useKeys } from "@/components/ui/use-keys";

/** Lies over the first rows, so that nothing moves until somebody asks. */
export function NewTicketsBar({ text, show, onShow }: { text: string; show: string; onShow: () => void }) {
  useKeys({ ".": onShow });
  useEffect(() => announce(text), [text]);
  return (
    <div className="sticky top-0 z-10 h-0">
      <button
        type="button"
        onClick={onShow}
        className="mx-auto mt-2 flex h-8 items-center gap-2 rounded-full bg-ink px-3 font-medium text-ink-foreground text-xs shadow-(--shadow-md) touch:h-11 touch:px-4"
      >
        <ArrowUp size={14} strokeWidth={2} aria-hidden />
        {text}
        <span className="text-[oklch(0.85_0.09_262)]">{show}</span>
        <Kbd className="border-ink-line bg-white/10 text-inherit">.</Kbd>
      </button>
    </div>
  );
}
