import { existsSync } from "node:fs";
import path from "node:path";

/** @type {[number, number]} */
const BOOTSTRAP = [20, 9];
/** @type {[number, number]} */
const RUNTIME = [22, 12];

/**
 * The sentence for a Node that cannot even run these scripts, or null when it can.
 * @param {string} version as in process.versions.node
 */
export function bootstrapComplaint(version) {
  if (atLeast(version, BOOTSTRAP)) return null;
  return `Node ${version} is too old: the helpdesk needs Node ${BOOTSTRAP.join(".")} or newer (24 is best); get it from https://nodejs.org.`;
}

/**
 * The sentence for a Node that may install but not run the product, or null. Only asked where npm brings no Node of its own.
 * @param {string} version
 */
export function runtimeComplaint(version) {
  if (atLeast(version, RUNTIME)) return null;
  return `Node ${version} is too old to run the helpdesk on ${process.platform} (${process.arch}), which has no Node package of its own: install Node 24 from https://nodejs.org.`;
}

/**
 * The Node that npm installed for this project, or null on platforms without one.
 * @param {string} root
 */
export function pinnedNode(root) {
  const system = process.platform === "win32" ? "win" : process.platform;
  const binary = process.platform === "win32" ? "bin/node.exe" : "bin/node";
  const file = path.join(root, "node_modules", `node-${system}-${process.arch}`, binary);
  return existsSync(file) && !usesMusl() ? file : null;
}

/** The pinned binaries need glibc; on Alpine the machine's own Node has to do. */
function usesMusl() {
  if (process.platform !== "linux") return false;
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return !report.header?.glibcVersionRuntime;
}

/**
 * @param {string} version
 * @param {[number, number]} least
 */
function atLeast(version, least) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > least[0] || (major === least[0] && minor >= least[1]);
}
