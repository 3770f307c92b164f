import { describe, expect, it } from "vitest";
import { beginsWords, markBeginnings } from "@/components/search/matches";

const marked = (text: string, typed: string) =>
  markBeginnings(text, typed)
    .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join("");

describe("what was typed in a text", () => {
  it("is marked where words begin with it, and nowhere else", () => {
    expect(marked("Skerry 64 hopper lid, two of six", "sker 6 o")).toBe(
      "[Sker]ry [6]4 hopper lid, two [o]f six",
    );
    expect(marked("hopper", "pp")).toBe("hopper");
    expect(marked("Ønsker Straße", "øns stras")).toBe("[Øns]ker Straße");
    expect(marked("O'Callaghan-Brennan", "callag bren")).toBe("O'[Callag]han-[Bren]nan");
  });

  it("leaves the text as it is, whatever was typed", () => {
    for (const typed of ["", " ", "(", "a.*", "\\", "<b>", "#@"]) {
      const pieces = markBeginnings("<b>a (b)</b> \\", typed);
      expect(pieces.map((one) => one.text).join("")).toBe("<b>a (b)</b> \\");
    }
  });

  it("fits when each word begins one of the text's, in whatever order", () => {
    expect(beginsWords("Service policy Settings", "sett pol")).toBe(true);
    expect(beginsWords("Service policy", "olicy")).toBe(false);
    expect(beginsWords("Anything", "")).toBe(true);
  });
});
