import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { hashSources } from "../../bin/lib/sources.mjs";
import { tempFolder } from "./temp-folder";

test("only a change of content that the part reads asks for a new build", () => {
  const root = tempFolder();
  const write = (file: string, text: string) => {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  write("lib/core/a.ts", "one");
  write("app/page.tsx", "page");
  const web = hashSources(root, "web");
  const worker = hashSources(root, "worker");

  utimesSync(path.join(root, "lib/core/a.ts"), new Date(0), new Date(0));
  expect(hashSources(root, "worker")).toBe(worker);

  write("app/page.tsx", "another page");
  expect(hashSources(root, "web")).not.toBe(web);
  expect(hashSources(root, "worker")).toBe(worker);

  write("lib/core/b.ts", "");
  expect(hashSources(root, "worker")).not.toBe(worker);
  rmSync(path.join(root, "lib/core/b.ts"));
  expect(hashSources(root, "worker")).toBe(worker);
});
