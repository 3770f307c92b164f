"use client";

import { useEffect } from "react";
import { applyTheme, type Theme } from "./theme";

/** Follows the system while the page is open, and stands in for the script where the browser rendered the page. */
export function ThemeKeeper({ theme }: { theme: Theme }) {
  useEffect(() => {
    applyTheme(theme);
    if (theme !== "system") return;
    const system = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => applyTheme("system");
    system.addEventListener("change", follow);
    return () => system.removeEventListener("change", follow);
  }, [theme]);
  return null;
}
