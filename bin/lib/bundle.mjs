import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** Left in node_modules: native code, and what pg only looks for. */
const EXTERNAL = ["@node-rs/argon2", "pg-native"];

/** Bundled CommonJS packages still ask for these three. */
const BANNER = `import { createRequire as __helpdeskRequire } from "node:module";
import { fileURLToPath as __helpdeskPath } from "node:url";
const require = __helpdeskRequire(import.meta.url);
const __filename = __helpdeskPath(import.meta.url);
const __dirname = __helpdeskPath(new URL(".", import.meta.url));`;

/**
 * What esbuild is told, for the web process's own part, the worker and every command.
 * @param {string} root
 * @returns {import("esbuild").BuildOptions}
 */
export function bundleOptions(root) {
  return {
    absWorkingDir: root,
    entryPoints: entries(root),
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // What commands and worker share stands once.
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    platform: "node",
    format: "esm",
    target: "node22",
    sourcemap: "linked",
    sourcesContent: false,
    external: EXTERNAL,
    banner: { js: BANNER },
    // ESM builds first: some CommonJS ones ask for neighbours in ways that esbuild cannot follow.
    mainFields: ["module", "main"],
    logLevel: "warning",
    legalComments: "none",
  };
}

/**
 * esbuild as installed in this checkout.
 * @param {string} root
 * @returns {typeof import("esbuild")}
 */
export function loadEsbuild(root) {
  return createRequire(path.join(root, "package.json"))("esbuild");
}

/** @param {string} root */
function entries(root) {
  const commands = path.join(root, "bin/commands");
  const names = existsSync(commands) ? readdirSync(commands).filter((name) => name.endsWith(".ts")) : [];
  return [
    { in: "./web/index.ts", out: "web" },
    { in: "./worker/index.ts", out: "worker" },
    ...names.map((name) => ({ in: `./bin/commands/${name}`, out: `commands/${name.slice(0, -3)}` })),
  ].filter((entry) => existsSync(path.join(root, entry.in)));
}
