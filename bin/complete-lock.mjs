import { readFileSync, writeFileSync } from "node:fs";
import { inRoot } from "./lib/paths.mjs";

/**
 * Completes package-lock.json after `npm install` against a registry that holds the packages of one platform only:
 * npm leaves the others' optional packages out, and `npm ci` then refuses the lock. The entries made here name what
 * is optional, for which system, in which version; npm skips those of other systems without asking for them.
 */
const file = inRoot("package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const manifest = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));

const systems = { darwin: "darwin", linux: "linux", win32: "win32", windows: "win32", android: "android" };
const moreSystems = { freebsd: "freebsd", openharmony: "openharmony" };
const processors = { x64: "x64", arm64: "arm64", arm: "arm", ia32: "ia32", wasm32: "wasm32" };
const moreProcessors = { s390x: "s390x", ppc64: "ppc64", riscv64: "riscv64" };

for (const kind of ["dependencies", "devDependencies", "optionalDependencies"]) {
  lock.packages[""][kind] = manifest[kind];
}
let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (places(path, name).some((place) => lock.packages[place])) continue;
    lock.packages[`node_modules/${name}`] = optionalEntry(name, range, entry.dev);
    added++;
  }
}
const [root, ...others] = Object.entries(lock.packages);
lock.packages = Object.fromEntries([root, ...others.sort(([a], [b]) => (a < b ? -1 : 1))]);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} optional packages of other systems added to package-lock.json`);

/**
 * Where Node would look for a package from another's folder, nearest first.
 * @param {string} path
 * @param {string} name
 */
function places(path, name) {
  const found = [];
  for (let folder = path; ; ) {
    found.push(folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`);
    if (!folder) return found;
    const cut = folder.lastIndexOf("node_modules/");
    folder = cut <= 0 ? "" : folder.slice(0, cut - 1);
  }
}

/**
 * @param {string} name
 * @param {string} range
 * @param {boolean | undefined} dev
 */
function optionalEntry(name, range, dev) {
  const words = name.replace(/^@[^/]+\//, "").split("-");
  const known = (/** @type {Record<string, string>} */ table) => words.flatMap((word) => table[word] ?? []);
  const os = known({ ...systems, ...moreSystems });
  const cpu = known({ ...processors, ...moreProcessors });
  return {
    version: range.replace(/^[\^~]/, ""),
    ...(dev ? { dev: true } : {}),
    optional: true,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(os.length > 0 ? { os } : {}),
    ...(words.includes("musl") ? { libc: ["musl"] } : {}),
  };
}
