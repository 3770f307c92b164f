import { linkSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { pointToFonts } from "../../bin/lib/chromium-unpack.mjs";
import { tempFolder } from "./temp-folder";

it("finds the fonts of a checkout that was moved or copied, and leaves those of the one it was copied from", () => {
  const [from, to] = [tempFolder(), tempFolder()];
  const config = (folder: string) => path.join(folder, "fonts/fonts.conf");
  for (const folder of [from, to]) mkdirSync(path.join(folder, "fonts"));
  writeFileSync(config(from), "<dir>/var/task/fonts</dir>");
  pointToFonts(from);
  const before = readFileSync(config(from), "utf8");
  expect(before).toContain(`<dir>${from}/fonts/fonts</dir>`);

  linkSync(config(from), config(to));
  pointToFonts(to);
  expect(readFileSync(config(to), "utf8")).toContain(`<dir>${to}/fonts/fonts</dir>`);
  expect(readFileSync(config(from), "utf8")).toBe(before);
  const written = statSync(config(to)).ino;
  pointToFonts(to);
  expect(statSync(config(to)).ino).toBe(written);
});
