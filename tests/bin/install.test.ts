import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { isInstalled, lockHash } from "../../bin/lib/install.mjs";
import { tempFolder } from "./temp-folder";

const LOCKED = {
  "": { name: "helpdesk" },
  "node_modules/needed": { version: "1.0.0" },
  "node_modules/other-platform": { version: "2.0.0", optional: true },
};

function checkout(installed: object | null): string {
  const root = tempFolder();
  writeFileSync(path.join(root, "package-lock.json"), JSON.stringify({ packages: LOCKED }));
  if (!installed) return root;
  mkdirSync(path.join(root, "node_modules"));
  writeFileSync(path.join(root, "node_modules/.package-lock.json"), JSON.stringify({ packages: installed }));
  return root;
}

test("a checkout without node_modules is not installed", () => {
  expect(isInstalled(checkout(null))).toBe(false);
});

test("an install by somebody else that fits the lock is taken as it is, and remembered", () => {
  const root = checkout({ "node_modules/needed": { version: "1.0.0" } });
  expect(isInstalled(root)).toBe(true);
  expect(existsSync(path.join(root, "node_modules/.helpdesk-lock"))).toBe(true);
});

test("another version, or a package that is missing, asks for an install", () => {
  expect(isInstalled(checkout({ "node_modules/needed": { version: "0.9.0" } }))).toBe(false);
  expect(isInstalled(checkout({}))).toBe(false);
});

test("a changed lock file asks for an install, an unchanged one does not", () => {
  const root = checkout({});
  writeFileSync(path.join(root, "node_modules/.helpdesk-lock"), lockHash(root));
  expect(isInstalled(root)).toBe(true);
  writeFileSync(
    path.join(root, "package-lock.json"),
    JSON.stringify({ packages: { "node_modules/new": { version: "3.0.0" } } }),
  );
  expect(isInstalled(root)).toBe(false);
});
