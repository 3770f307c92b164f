import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout this file stands in, so that a copied tree works on itself. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * A path inside the checkout.
 * @param {...string} parts
 */
export function inRoot(...parts) {
  return path.join(ROOT, ...parts);
}

/**
 * The data folder's stand-in for a checkout under a folder that the database's user cannot reach.
 * @param {string} root
 */
export function fallbackDataFolder(root) {
  return path.join("/var/lib/helpdesk", createHash("sha256").update(root).digest("hex").slice(0, 16));
}
