import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import en from "../../lib/i18n/messages/en.json";

/** The comment above a measure, as one line. */
function headerOf(measure: string): string {
  const file = measure.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const text = readFileSync(`lib/reports/${file}.ts`, "utf8");
  const comment = text.split(`\nexport const ${measure}`)[0]!.split("/**").at(-1)!;
  return comment
    .replace(/\*\/$/, "")
    .replace(/\n \* ?/g, " ")
    .trim();
}

describe("what a reader is told about a number", () => {
  it.each(Object.entries(en.reports.definitions))("is what its measure's file says: %s", (measure, shown) => {
    expect(headerOf(measure)).toBe(shown);
  });
});
