import { cpSync, mkdirSync, mkdtempSync } from "node:fs";
import path from "node:path";
import { bundleOptions, loadEsbuild } from "../../../bin/lib/bundle.mjs";
import { inRoot, ROOT } from "../../../bin/lib/paths.mjs";

/**
 * A copy of the built product, so that a build meanwhile does not change what is being proved, with helpers of the
 * proofs bundled beside it. Below node_modules, where what the bundles leave out is found.
 * @param {Record<string, string>} helpers name to source file
 */
export async function copyBuild(helpers = {}) {
  const folder = mkdtempSync(path.join(inRoot("node_modules"), ".helpdesk-prove-"));
  mkdirSync(path.join(folder, "helpers"));
  cpSync(inRoot("dist"), path.join(folder, "dist"), { recursive: true });
  const web = ".next/standalone";
  cpSync(inRoot(web), path.join(folder, web), { recursive: true, verbatimSymlinks: true });
  await bundleHelpers(path.join(folder, "helpers"), helpers);
  return {
    folder,
    worker: path.join(folder, "dist/worker.mjs"),
    web: path.join(folder, "dist/web.mjs"),
    command: (/** @type {string} */ name) => path.join(folder, "dist/commands", `${name}.mjs`),
    helper: (/** @type {string} */ name) => path.join(folder, "helpers", `${name}.mjs`),
  };
}

/**
 * @param {string} folder below node_modules
 * @param {Record<string, string>} helpers name to source file
 */
export async function bundleHelpers(folder, helpers) {
  const entryPoints = Object.entries(helpers).map(([out, file]) => ({ in: file, out }));
  await loadEsbuild(ROOT).build({ ...bundleOptions(ROOT), entryPoints, outdir: folder });
}
