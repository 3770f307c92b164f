#!/usr/bin/env node
import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { WEB_HEAP, WORKER_HEAP } from "../lib/heap.mjs";
import { inRoot } from "../lib/paths.mjs";

/**
 * The image's entry: `web` (unless told otherwise), `worker`, `healthy` or one of the commands. It becomes what it
 * starts, so that signals reach that directly.
 */
const [name = "web", ...args] = process.argv.slice(2);

/** @type {Record<string, string[]>} */
const parts = {
  web: [...WEB_HEAP, inRoot("dist/web.mjs")],
  worker: [
    ...WORKER_HEAP,
    inRoot("dist/worker.mjs"),
    `--sign-of-life=${path.join(tmpdir(), "helpdesk-worker")}`,
  ],
  healthy: [inRoot("bin/image/healthy.mjs")],
};
const command = inRoot("dist/commands", `${name}.mjs`);
const found = parts[name] ?? (existsSync(command) ? [command] : undefined);
if (!found) {
  const commands = readdirSync(inRoot("dist/commands")).filter((file) => file.endsWith(".mjs"));
  const names = [...Object.keys(parts), ...commands.map((file) => file.slice(0, -4))];
  console.error(`There is no ${name}. There are: ${names.join(", ")}.`);
  process.exit(64);
}
process.chdir(inRoot());
process.execve?.(process.execPath, [process.execPath, ...found, ...args], process.env);
