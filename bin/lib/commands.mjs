import { existsSync } from "node:fs";
import { inRoot } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { runNode } from "./tool.mjs";

/**
 * The bundled command's file.
 * @param {string} name
 */
export function commandFile(name) {
  return inRoot("dist/commands", `${name}.mjs`);
}

/**
 * Applies the migrations; the command prints its own reason when it cannot.
 * @param {Record<string, string | undefined>} env
 */
export async function migrate(env) {
  const { code, output } = await runNode(commandFile("migrate"), [], { env, quiet: true });
  if (code !== 0) throw new Problem(output.trim() || "The database could not be migrated.");
}

/**
 * The one-time link for the first administrator, or nothing once there is one.
 * @param {Record<string, string | undefined>} env
 */
export async function setupLink(env) {
  if (!existsSync(commandFile("setup-link"))) return "";
  // The log goes to standard output too, at levels that would end up in the link.
  const { code, stdout, output } = await runNode(commandFile("setup-link"), [], {
    env: { ...env, LOG_LEVEL: "silent" },
    quiet: true,
  });
  if (code !== 0) throw new Problem(output.trim() || "The set-up link could not be made.");
  return stdout.trim();
}
