import { contrast, fromHex, isInSrgb, type Oklch, toHex } from "@/lib/core/oklch";

/** A workspace's own colour: hue in whole degrees, strength in per cent of the chroma that the design allows. */
export type BrandColour = { hue: number; strength: number };

export const ourColour: BrandColour = { hue: 262, strength: 100 };

/** The chroma of `primary` at full strength. */
const mostChroma = 0.19;
/** Text and what stands on a button (WCAG 2.2, 1.4.3), and the ring around what has the focus (1.4.11). */
const ofText = 4.5;
const ofRing = 3;

type Role = "primary" | "primary-hover" | "primary-soft" | "primary-soft-strong" | "primary-text" | "ring";
type Shade = { l: number; c: number };

/** Lightness and chroma of each role, as components/ui/tokens.css has them for our own hue, and what it lies on. */
const themes = {
  light: {
    shades: {
      primary: { l: 0.495, c: 0.19 },
      "primary-hover": { l: 0.445, c: 0.185 },
      "primary-soft": { l: 0.966, c: 0.017 },
      "primary-soft-strong": { l: 0.93, c: 0.035 },
      "primary-text": { l: 0.46, c: 0.185 },
      ring: { l: 0.56, c: 0.19 },
    },
    surfaces: ["#ffffff", toHex({ l: 0.98, c: 0.0028, h: 80 })],
  },
  dark: {
    shades: {
      primary: { l: 0.555, c: 0.185 },
      "primary-hover": { l: 0.515, c: 0.185 },
      "primary-soft": { l: 0.262, c: 0.042 },
      "primary-soft-strong": { l: 0.335, c: 0.075 },
      "primary-text": { l: 0.775, c: 0.115 },
      ring: { l: 0.68, c: 0.16 },
    },
    surfaces: [toHex({ l: 0.192, c: 0.0045, h: 70 }), toHex({ l: 0.238, c: 0.0055, h: 70 })],
  },
} satisfies Record<string, { shades: Record<Role, Shade>; surfaces: string[] }>;

export type Theme = keyof typeof themes;
export type ThemeColours = {
  colours: Record<Role, string>;
  surface: string;
  /** The least there is: of white on a button, and of a link on a page. */
  contrast: { button: number; link: number };
};

/**
 * Every colour that follows from a brand's, in both themes. Lightness is fixed; where a screen cannot show the colour at
 * that lightness, or contrast would fall below what can be read, its chroma gives way.
 */
export function brandColours(brand: BrandColour): Record<Theme, ThemeColours> {
  return { light: coloursOf(brand, "light"), dark: coloursOf(brand, "dark") };
}

function coloursOf({ hue, strength }: BrandColour, theme: Theme): ThemeColours {
  const { shades, surfaces } = themes[theme];
  const shade = (role: Role, isFine: (hex: string) => boolean = () => true) => {
    const { l, c } = shades[role];
    return strongest({ l, c: (c * strength) / 100, h: hue }, isFine);
  };
  const holds = (least: number, under: string[]) => (hex: string) =>
    under.every((other) => contrast(hex, other) >= least);
  const soft = shade("primary-soft");
  const colours = {
    primary: shade("primary", holds(ofText, ["#ffffff"])),
    "primary-hover": shade("primary-hover", holds(ofText, ["#ffffff"])),
    "primary-soft": soft,
    "primary-soft-strong": shade("primary-soft-strong"),
    "primary-text": shade("primary-text", holds(ofText, [...surfaces, soft])),
    ring: shade("ring", holds(ofRing, surfaces)),
  };
  const least = (hex: string, under: string[]) => Math.min(...under.map((other) => contrast(hex, other)));
  return {
    colours,
    surface: surfaces[0] ?? "",
    contrast: {
      button: least(colours.primary, ["#ffffff"]),
      link: least(colours["primary-text"], [...surfaces, soft]),
    },
  };
}

/** The most chroma, at most this one's, with which the colour can be shown and is fine. */
function strongest(wanted: Oklch, isFine: (hex: string) => boolean): string {
  const fits = (c: number) => isInSrgb({ ...wanted, c }) && isFine(toHex({ ...wanted, c }));
  if (fits(wanted.c)) return toHex(wanted);
  let [low, high] = [0, wanted.c];
  for (let step = 0; step < 16; step++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return toHex({ ...wanted, c: low });
}

/** What of a colour is anybody's choice: its hue, and its chroma up to what the design allows. */
export function readColour(hex: string): BrandColour {
  const { c, h } = fromHex(hex);
  return { hue: Math.round(h) % 360, strength: Math.min(100, Math.round((c / mostChroma) * 100)) };
}

/** How a form says which colour it showed; null is ours. */
export function colourKey(colour: BrandColour | null): string {
  const { hue, strength } = colour ?? ourColour;
  return `${hue} ${strength}`;
}

/** As variables for the document: tokens.css takes each where it is there. */
export function brandVariables(brand: BrandColour): Record<string, string> {
  const both = Object.entries(brandColours(brand));
  return Object.fromEntries(
    both.flatMap(([theme, { colours }]) =>
      Object.entries(colours).map(([role, hex]) => [`--brand-${theme}-${role}`, hex]),
    ),
  );
}
