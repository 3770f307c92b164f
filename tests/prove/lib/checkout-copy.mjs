import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { inRoot, ROOT } from "../../../bin/lib/paths.mjs";

const BUILT = ["dist", ".next/standalone", ".next/static", ".next/.helpdesk-build.json"];

/**
 * The files of the working tree with their build, in a folder of their own; dependencies are the same.
 * @param {{ mode?: number, owner?: { uid: number, gid: number } }} options `mode` of the folder above it; with an
 *   `owner` every file is copied and given to them, without one packages are hard links
 */
export function copyCheckout({ mode = 0o755, owner } = {}) {
  const above = mkdtempSync(path.join(os.tmpdir(), "helpdesk-prove-start-"));
  chmodSync(above, mode);
  const folder = path.join(above, "checkout");
  mkdirSync(folder);
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  for (const file of files.split("\0")) {
    if (file && existsSync(inRoot(file))) cpSync(inRoot(file), path.join(folder, file));
  }
  for (const made of BUILT) {
    cpSync(inRoot(made), path.join(folder, made), { recursive: true, verbatimSymlinks: true });
  }
  copyPackages(path.join(folder, "node_modules"), owner === undefined);
  if (owner) execFileSync("chown", ["-R", `${owner.uid}:${owner.gid}`, above]);
  return { folder, above, remove: () => rmSync(above, { recursive: true, force: true }) };
}

/**
 * Hard links, not one symbolic link: Next refuses modules outside of its root, should it have to build.
 * @param {string} modules
 * @param {boolean} link
 */
function copyPackages(modules, link) {
  const copied = spawnSync("cp", [link ? "-al" : "-a", inRoot("node_modules"), modules], { stdio: "ignore" });
  if (copied.status === 0) return;
  cpSync(inRoot("node_modules"), modules, { recursive: true, verbatimSymlinks: true });
}
