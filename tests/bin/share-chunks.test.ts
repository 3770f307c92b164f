import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { shareChunks } from "../../bin/lib/share-chunks.mjs";
import { tempFolder } from "./temp-folder";

const modules = 'module.exports=[1,(e,t)=>{t.exports="one"}]\n';

describe("chunks with the same text", () => {
  it("are kept once, and the others lead to it, also from a folder below", () => {
    const folder = tempFolder();
    mkdirSync(path.join(folder, "ssr"));
    write(folder, "a.js", `${modules}//# sourceMappingURL=a.js.map`);
    write(folder, "a.js.map", "{}");
    write(folder, "b.js", `${modules}//# sourceMappingURL=b.js.map`);
    write(folder, "b.js.map", "{}");
    write(folder, "ssr/c.js", modules);

    expect(shareChunks(folder)).toBe(2);

    const load = createRequire(path.join(folder, "entry.js"));
    expect(readFileSync(path.join(folder, "a.js"), "utf8")).toContain(modules);
    expect(load("./b.js")).toBe(load("./a.js"));
    expect(load("./ssr/c.js")).toBe(load("./a.js"));
    expect(existsSync(path.join(folder, "a.js.map"))).toBe(true);
    expect(existsSync(path.join(folder, "b.js.map"))).toBe(false);
  });

  it("are told from those that differ, and from what is no list of modules", () => {
    const folder = tempFolder();
    write(folder, "a.js", modules);
    write(folder, "b.js", modules.replace("one", "two"));
    write(folder, "runtime.js", "const state = [];\n");
    write(folder, "runtime-too.js", "const state = [];\n");

    expect(shareChunks(folder)).toBe(0);

    expect(readFileSync(path.join(folder, "b.js"), "utf8")).toContain("two");
    expect(readFileSync(path.join(folder, "runtime-too.js"), "utf8")).toBe("const state = [];\n");
  });

  it("are the same after a second run", () => {
    const folder = tempFolder();
    write(folder, "a.js", modules);
    write(folder, "b.js", modules);
    shareChunks(folder);
    expect(shareChunks(folder)).toBe(0);
  });
});

function write(folder: string, name: string, text: string): void {
  writeFileSync(path.join(folder, name), text);
}
