import type { PaletteStart } from "./types";

/** One for each language, as long as the page stands. */
const starts = new Map<string, PaletteStart>();

/** The script of what lies over pages and what it begins with, together and on first use only. */
export async function loadLayers(locale: string) {
  const [{ Palette }, { Shortcuts }, start] = await Promise.all([
    import("./palette"),
    import("./shortcuts"),
    loadStart(locale),
  ]);
  return { layers: { palette: Palette, shortcuts: Shortcuts }, start };
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
