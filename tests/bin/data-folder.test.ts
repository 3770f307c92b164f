import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { chooseDataFolder, prepareDataFolder } from "../../bin/lib/data-folder.mjs";
import { ensureSecrets } from "../../bin/lib/secrets.mjs";
import { tempFolder } from "./temp-folder";

test("data stays in the checkout unless root's database could not reach it there", () => {
  const root = path.join(tempFolder(), "checkout");
  mkdirSync(root);
  const choose = (options: object) =>
    chooseDataFolder({ root, dataDir: undefined, embedded: true, asRoot: true, ...options });
  expect(choose({})).toBe(path.join(root, ".data"));
  chmodSync(root, 0o700);
  expect(choose({})).toMatch(/^\/var\/lib\/helpdesk\/[0-9a-f]{16}$/);
  expect(choose({ asRoot: false })).toBe(path.join(root, ".data"));
  expect(choose({ embedded: false })).toBe(path.join(root, ".data"));
  expect(choose({ dataDir: "elsewhere" })).toBe(path.join(root, "elsewhere"));
});

test("a disk without room is one sentence", () => {
  const folder = tempFolder();
  expect(() => prepareDataFolder(folder, { asRoot: true, leastMegabytes: 1e12 })).toThrow(
    /^The disk of .* is full \(\d+ MB free\): free at least 200 MB, or set DATA_DIR to another disk\.$/,
  );
});

test("secrets are made once, for their owner only, and never replaced", () => {
  const folder = tempFolder();
  const first = ensureSecrets(folder);
  expect(Buffer.from(first.DATA_KEY, "base64")).toHaveLength(32);
  expect(ensureSecrets(folder)).toEqual(first);
  const file = path.join(folder, "secrets.json");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  writeFileSync(file, "{");
  expect(() => ensureSecrets(folder)).toThrow(`${file} is damaged`);
  expect(readFileSync(file, "utf8")).toBe("{");
});
