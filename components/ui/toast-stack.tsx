"use client";

import { Toast as Base } from "@base-ui/react/toast";
import Check from "lucide-react/icons/check";
import CircleAlert from "lucide-react/icons/circle-alert";
import X from "lucide-react/icons/x";
import { type ReactNode, useEffect } from "react";
import { Kbd } from "./kbd";
import type { ToastLabels, ToastOptions } from "./toast-options";
import { usePageKeys } from "./use-keys";

type Data = { undo?: (() => void) | undefined; icon?: ReactNode; bad?: boolean | undefined };
const manager = Base.createToastManager<Data>();

// Base UI's manager keeps nothing for a stack that does not stand yet.
let stand = () => {};
const standing = new Promise<void>((resolve) => {
  stand = resolve;
});

// What stands under a key of ours now. A toast of the same key is a new one: updated in its place, it would lie below
// later ones, and Z would take one of those back.
const shown = new Map<string, string>();

export async function showToast({ title, undo, icon, bad, milliseconds = 8000, id }: ToastOptions) {
  await standing;
  if (id) hideToast(id);
  const made = manager.add({ title, timeout: milliseconds, data: { undo, icon, bad } });
  if (id) shown.set(id, made);
}

export function hideToast(id: string): void {
  const made = shown.get(id);
  if (made) manager.close(made);
  shown.delete(id);
}

/** All toasts that stand; loaded by `Toaster`. */
export function ToastStack({ labels }: { labels: ToastLabels }) {
  useEffect(stand, []);
  return (
    <Base.Provider toastManager={manager} limit={3} timeout={8000}>
      <Base.Portal>
        <Base.Viewport
          aria-label={labels.notifications}
          className="fixed start-3 end-3 bottom-[max(72px,var(--composer-height,0px)+12px)] z-60 flex flex-col items-start gap-2 md:start-[76px] md:end-auto md:bottom-[calc(var(--composer-height,0px)+20px)] lg:start-[256px]"
        >
          <Toasts labels={labels} />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Toasts({ labels }: { labels: { undo: string; close: string } }) {
  const { toasts, close } = Base.useToastManager<Data>();
  usePageKeys((event) => {
    if (event.key.toLowerCase() !== "z") return;
    const newest = toasts.find(({ data }) => data?.undo);
    if (!newest) return;
    close(newest.id);
    newest.data?.undo?.();
  });
  return toasts.map((item) => (
    <Base.Root
      key={item.id}
      toast={item}
      swipeDirection={["left", "down"]}
      className="max-w-full rounded-lg bg-ink font-medium text-ink-foreground shadow-(--shadow-lg) transition-opacity duration-(--duration-base) data-limited:hidden data-ending-style:opacity-0 data-starting-style:opacity-0"
    >
      <Base.Content className="flex items-center gap-2.5 py-[9px] ps-3 pe-2">
        <span className="shrink-0 text-ink-muted [&_svg]:size-4" aria-hidden>
          {item.data?.icon ??
            (item.data?.bad ? <CircleAlert strokeWidth={1.75} /> : <Check strokeWidth={1.75} />)}
        </span>
        <Base.Title className="font-medium text-sm" />
        {item.data?.undo && (
          <button
            type="button"
            onClick={() => {
              close(item.id);
              item.data?.undo?.();
            }}
            className="inline-flex shrink-0 items-center gap-1.5 rounded-xs px-1.5 py-0.5 font-semibold text-[oklch(0.85_0.09_262)] hover:underline touch:min-h-11"
          >
            {labels.undo}
            <Kbd className="border-ink-line bg-white/10 text-inherit">Z</Kbd>
          </button>
        )}
        <Base.Close
          aria-label={labels.close}
          className="grid size-6 shrink-0 place-items-center rounded-xs text-ink-muted hover:text-ink-foreground touch:size-11"
        >
          <X size={14} strokeWidth={1.75} aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
