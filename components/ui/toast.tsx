"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { ToastLabels, ToastOptions } from "./toast-options";

type Stack = typeof import("./toast-stack");
let stack: Stack | null = null;
let last: Promise<Stack> | null = null;
const waiting = new Set<() => void>();

/** One after the other, in the order they were asked for, be the stack still on its way. */
function next(run: (stack: Stack) => void | Promise<void>): void {
  last = (last ?? load()).then(async (loaded) => {
    await run(loaded);
    return loaded;
  });
  // Not to be had now, offline before the first key or click: the next toast tries again.
  last.catch(() => {
    last = null;
  });
}

async function load(): Promise<Stack> {
  stack = await import("./toast-stack");
  for (const tell of waiting) tell();
  return stack;
}

/** At the bottom of the page for 8 s; stays while it has the pointer or the focus. */
export function toast(options: ToastOptions): void {
  next(({ showToast }) => showToast(options));
}

export function closeToast(id: string): void {
  if (last) next(({ hideToast }) => hideToast(id));
}

/**
 * Where toasts stand. No page brings them along: they come with the first key or click, before there is anything to
 * tell, and so also to who is offline when there is.
 */
export function Toaster({ labels }: { labels: ToastLabels }) {
  const loaded = useSyncExternalStore(
    (tell) => {
      waiting.add(tell);
      return () => void waiting.delete(tell);
    },
    () => stack,
    () => null,
  );
  useEffect(() => {
    const fetchOnce = () => {
      if (!last) next(() => {});
    };
    const signs = ["pointerdown", "keydown"] as const;
    for (const sign of signs) window.addEventListener(sign, fetchOnce, { once: true, capture: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, fetchOnce, { capture: true });
    };
  }, []);
  return loaded && <loaded.ToastStack labels={labels} />;
}
