"use client";

import { type RefObject, useEffect } from "react";

/** Tells the page how high the composer is, so that toasts stand above it. */
export function useComposerHeight(composer: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = composer.current;
    if (!element) return;
    const root = document.documentElement.style;
    const observer = new ResizeObserver(() =>
      root.setProperty("--composer-height", `${element.offsetHeight}px`),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.removeProperty("--composer-height");
    };
  }, [composer]);
}
