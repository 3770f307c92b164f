import { describe, expect, it } from "vitest";
import { sourceFolders, sourcesIn } from "./sources";

const sources = sourcesIn(sourceFolders, /\.(ts|tsx|mjs)$/);
const handWritten = [...sources, ...sourcesIn(sourceFolders, /\.css$/)];

function linesOf(text: string): number {
  return text.split("\n").length - 1;
}

/** Lines with code on them that match; what a comment says is no code. */
function codeLines(pattern: RegExp, files = sources): string[] {
  return files.flatMap(({ file, text }) =>
    text
      .split("\n")
      .map((line) => line.replace(/^\s*(\/\/|\*|\/\*).*$/, "").replace(/(["'`]).*?\1/g, '""'))
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}

describe("the size budget", () => {
  it("stops a hand-written file at 300 lines", () => {
    const long = handWritten.filter(({ text }) => linesOf(text) > 300);
    expect(long.map(({ file, text }) => `${file}: ${linesOf(text)}`)).toEqual([]);
  });

  it("keeps the median at 60 lines and nine of ten files at 200", () => {
    const sizes = sources.map(({ text }) => linesOf(text)).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(60);
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(200);
  });
});

describe("the sources", () => {
  it("hold no any", () => {
    expect(codeLines(/\bas any\b|[:<,|&]\s*any\b|\bany\[\]/)).toEqual([]);
    expect(codeLines(/\bas any\b/, [{ file: "planted.ts", text: "const a = b as any;\n" }])).toHaveLength(1);
  });

  it("silence no compiler", () => {
    const silenced = sources.filter(({ text }) => /@ts-(ignore|nocheck|expect-error)/.test(text));
    expect(silenced.map(({ file }) => file)).toEqual([]);
  });

  it("silence lint by line and with a reason only, and never what carries the architecture", () => {
    const silencers = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/biome-ignore.*/g)].map((match) => `${file}: ${match[0]}`),
    );
    const wrong = silencers.filter(
      (one) =>
        !/biome-ignore lint\/\w+\/\w+: \S/.test(one) ||
        /noExplicitAny|noProcessEnv|noConsole|noNonNullAssertion/.test(one),
    );
    expect(wrong).toEqual([]);
  });

  it("read no barrel but the schema's", () => {
    const barrels = sources.filter(
      ({ file, text }) => /(^|\/)index\.tsx?$/.test(file) && /^export \* from/m.test(text),
    );
    expect(barrels.map(({ file }) => file)).toEqual(["db/schema/index.ts"]);
  });
});

describe("the tables", () => {
  it("write values of closed lists and flags into the statement, as db/schema/columns.ts asks", () => {
    const schema = sources.filter(
      ({ file }) => file.startsWith("db/schema/") && !file.endsWith("columns.ts"),
    );
    expect(schema.length).toBeGreaterThan(4);
    expect(codeLines(/\bboolean\(|\btext\(\{ enum/, schema)).toEqual([]);
    const planted = [
      { file: "planted.ts", text: "  state: text({ enum: states }),\n  done: boolean().notNull(),\n" },
    ];
    expect(codeLines(/\bboolean\(|\btext\(\{ enum/, planted)).toHaveLength(2);
  });
});
