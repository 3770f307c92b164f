import { describe, expect, it } from "vitest";
import { contrast, fromHex, isInSrgb, toHex } from "../../lib/core/oklch";
import { brandColours, brandVariables, ourColour, readColour } from "../../lib/settings/brand-colours";

describe("a colour in OKLCH", () => {
  it.each([
    // From the CSS Color 4 specification's samples and the browsers' own answers.
    ["#ffffff", { l: 1, c: 0, h: 0 }],
    ["#000000", { l: 0, c: 0, h: 0 }],
    ["#ff0000", { l: 0.628, c: 0.2577, h: 29.23 }],
    ["#00ff00", { l: 0.8664, c: 0.2948, h: 142.5 }],
    ["#0000ff", { l: 0.452, c: 0.3132, h: 264.05 }],
    ["#663399", { l: 0.4403, c: 0.1603, h: 303.37 }],
  ])("%s is what the specification says, and comes back", (hex, { l, c, h }) => {
    const read = fromHex(hex);
    expect(read.l).toBeCloseTo(l, 3);
    expect(read.c).toBeCloseTo(c, 3);
    if (c > 0) expect(read.h).toBeCloseTo(h, 0);
    expect(toHex(read)).toBe(hex);
  });

  it("has the contrast that WCAG counts", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#ffffff", "#767676")).toBeCloseTo(4.54, 2);
    expect(contrast("#777777", "#777777")).toBe(1);
  });

  it("can be shown, or not", () => {
    expect(isInSrgb({ l: 0.495, c: 0.19, h: 262 })).toBe(true);
    expect(isInSrgb({ l: 0.495, c: 0.19, h: 195 })).toBe(false);
  });
});

describe("a brand's colours", () => {
  it("can be read in both themes, whatever is chosen", () => {
    for (let hue = 0; hue < 360; hue += 3) {
      for (const strength of [0, 35, 70, 100]) {
        const { light, dark } = brandColours({ hue, strength });
        for (const { colours, contrast: least } of [light, dark]) {
          const named = `${hue}, ${strength}`;
          expect(least.button, named).toBeGreaterThanOrEqual(4.5);
          expect(least.link, named).toBeGreaterThanOrEqual(4.5);
          expect(contrast("#ffffff", colours["primary-hover"]), named).toBeGreaterThanOrEqual(4.5);
          expect(contrast(colours["primary-text"], colours["primary-soft"]), named).toBeGreaterThanOrEqual(
            4.5,
          );
        }
        expect(contrast("#ffffff", light.colours.ring)).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it("keep the design's lightness: only chroma gives way", () => {
    for (let hue = 0; hue < 360; hue += 7) {
      const { light, dark } = brandColours({ hue, strength: 100 });
      expect(fromHex(light.colours.primary).l).toBeCloseTo(0.495, 2);
      expect(fromHex(dark.colours.primary).l).toBeCloseTo(0.555, 2);
      expect(fromHex(light.colours.primary).c).toBeLessThan(0.1925);
    }
  });

  it("are what the style sheet has, where the colour is ours", () => {
    const { light, dark } = brandColours(ourColour);
    expect(light.colours.primary).toBe(toHex({ l: 0.495, c: 0.19, h: 262 }));
    expect(light.colours["primary-text"]).toBe(toHex({ l: 0.46, c: 0.185, h: 262 }));
    // One that screens cannot quite show: browsers draw what is nearest.
    expect(fromHex(dark.colours["primary-text"]).c).toBeCloseTo(0.115, 2);
  });

  it("are a grey without strength", () => {
    const { light } = brandColours({ hue: 120, strength: 0 });
    expect(fromHex(light.colours.primary).c).toBeLessThan(0.002);
  });

  it("come as variables that hold a colour and nothing else", () => {
    const variables = brandVariables({ hue: 30, strength: 80 });
    expect(Object.keys(variables)).toHaveLength(12);
    for (const [name, value] of Object.entries(variables)) {
      expect(name).toMatch(/^--brand-(light|dark)-(primary(-\w+)*|ring)$/);
      expect(value).toMatch(/^#[0-9a-f]{6}$/);
    }
  });

  it.each([
    ["#1d4ed8", { hue: 264, strength: 100 }],
    ["#808080", { hue: expect.any(Number), strength: 0 }],
    ["#8a6d3b", { hue: expect.closeTo(78, -1), strength: expect.closeTo(43, -1) }],
  ])("are taken out of %s by hue and strength", (hex, colour) => {
    expect(readColour(hex)).toEqual(colour);
  });
});
