import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { inRoot } from "../lib/paths.mjs";
import { Problem } from "../lib/problem.mjs";

/** What runs, of everything that was built: the image's /app. The rest (sources, development packages) stays behind. */
const PARTS = [
  ".next/standalone",
  "dist",
  "db/migrations",
  "bin/image/helpdesk.mjs",
  "bin/image/healthy.mjs",
  "bin/lib/heap.mjs",
  "bin/lib/paths.mjs",
  "package.json",
];

/**
 * Copies the parts into a folder, laid out as the checkout is. Next has traced which packages its side needs; the
 * worker's and the commands' few are among them.
 * @param {string} folder
 */
export function gather(folder) {
  mkdirSync(folder, { recursive: true });
  for (const part of PARTS) {
    cpSync(inRoot(part), path.join(folder, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith(".map"),
    });
  }
  symlinkSync(".next/standalone/node_modules", path.join(folder, "node_modules"));
}

const [, script, folder] = process.argv;
if (script === import.meta.filename) {
  if (!folder) throw new Problem("Name the folder: node bin/image/gather.mjs <folder>");
  gather(folder);
}
