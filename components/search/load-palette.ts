import type { ComponentType } from "react";
import type { PaletteProps } from "./palette";
import type { PaletteStart } from "./types";

export type Loaded = { Palette: ComponentType<PaletteProps>; start: PaletteStart };

/** One for each language, as long as the page stands. */
const starts = new Map<string, PaletteStart>();

/** The palette's script and what it begins with, together and on first use only. */
export async function loadPalette(locale: string): Promise<Loaded> {
  const [{ Palette }, start] = await Promise.all([import("./palette"), loadStart(locale)]);
  return { Palette, start };
}

async function loadStart(locale: string): Promise<PaletteStart> {
  const known = starts.get(locale);
  if (known) return known;
  const response = await fetch("/api/portal/palette");
  if (!response.ok) throw new Error(`${response.status}`);
  const start = (await response.json()) as PaletteStart;
  starts.set(locale, start);
  return start;
}
