import type { Theme } from "@/db/enums";

export { type Theme, themes } from "@/db/enums";

/** What `<html data-theme>` says for a choice; in the browser only. */
export function applyTheme(theme: Theme): void {
  const dark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}
