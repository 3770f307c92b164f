"use client";

import { useEffectEvent, useLayoutEffect } from "react";
import { useSingleKeys } from "./single-keys";

/** Single keys are never ours in a field, and while a menu or dialog is open. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName) ||
    target.closest('[role="menu"],[role="listbox"],[data-modal]') !== null
  );
}

/**
 * Hears the keys of the page that are nobody else's yet: not those in a field, not those with Ctrl, Alt or Meta.
 * Letters and signs are not heard for who has turned them off; arrows, Enter and the like are no characters.
 * From the moment on that what they act on is painted: a passive effect comes later, and a key in between is lost.
 */
export function usePageKeys(onKey: (event: KeyboardEvent) => void): void {
  const single = useSingleKeys();
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (!single && event.key.length === 1) return;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    onKey(event);
  });
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => hear(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

/** Single keys of a page: `{ r: reply, ".": apply }`. An open dialog keeps them quiet. */
export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  usePageKeys((event) => {
    if (document.querySelector("[data-modal]")) return;
    const action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action(event);
  });
}
