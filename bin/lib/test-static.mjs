import { inRoot } from "./paths.mjs";
import { runNode, runTool } from "./tool.mjs";

/** @typedef {import("./test-run.mjs").Part} Part */

/** Biome alone colours what goes into a file. */
const COLOURS = process.stdout.isTTY ? [] : ["--colors=off"];

/** The checks that read the sources only; each counts as one test. @type {Part[]} */
export const STATIC_PARTS = [
  one("Format and lint", (env) => tool("biome", ["ci", ...COLOURS, "."], env)),
  one("Types", types),
  one("Import rules", (env) =>
    tool(
      "depcruise",
      [
        "--config",
        ".dependency-cruiser.mjs",
        "app",
        "components",
        "lib",
        "db",
        "worker",
        "bin",
        "instrumentation.ts",
      ],
      env,
    ),
  ),
  one("Unused code", (env) => tool("knip", [], env)),
];

/**
 * @param {string} name
 * @param {(env: Record<string, string>) => Promise<number>} run answers an exit code
 * @returns {Part}
 */
export function one(name, run) {
  return {
    name,
    run: async (env) =>
      (await run(env)) === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 },
  };
}

/**
 * Runs a tool of node_modules/.bin.
 * @param {string} name
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 */
export async function tool(name, args, env) {
  return (await runTool(inRoot("node_modules/.bin", name), args, { env })).code;
}

/** @param {Record<string, string>} env */
async function types(env) {
  // Typed routes are generated, and a fresh checkout has none yet.
  const typegen = await runNode(inRoot("node_modules/next/dist/bin/next"), ["typegen"], { env, quiet: true });
  if (typegen.code !== 0) {
    console.error(typegen.output.trim());
    return typegen.code;
  }
  return tool("tsc", ["--noEmit"], env);
}
