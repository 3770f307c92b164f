const hues = [20, 30, 48, 60, 95, 140, 160, 200, 215, 262, 300, 335];

/** Lightness and chroma are fixed in the tokens, so every hue passes AA. The same key has the same hue everywhere. */
export function hueOf(key: string | number): number {
  let hash = 7;
  for (const char of String(key)) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 100_003;
  return hues[hash % hues.length] ?? 262;
}
