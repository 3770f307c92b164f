import { readFileSync } from "node:fs";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Next = typeof import("next");
type Config = typeof import("next/dist/server/config.js");
type Hooks = typeof import("next/dist/server/lib/router-utils/instrumentation-globals.external.js");

/** The checkout, or the image's folder: this file is bundled into dist/. */
const root = path.resolve(import.meta.dirname, "..");

/**
 * Next as a request handler. The build's own server.js would listen by itself and leave no room before it; what it
 * does besides (the traced copy of Next, the build's configuration) is done here.
 * @throws what instrumentation.ts throws: the faults of the environment
 */
export async function prepareNext(options: { server: Server; dev: boolean }): Promise<NextHandler> {
  const folder = options.dev ? root : path.join(root, ".next/standalone");
  const require = createRequire(path.join(folder, "package.json"));
  if (!options.dev) await readConfiguration(folder, require);
  const createNext: Next["default"] = require("next");
  const app = createNext({
    dir: folder,
    dev: options.dev,
    ...(options.dev ? { turbopack: true } : {}),
    hostname: "localhost",
    // Next's own default is ours too; the variables are read and judged by what is about to start.
    port: Number(process.env.PORT),
    httpServer: options.server,
  });
  await app.prepare();
  if (!options.dev) await runInstrumentation(folder, require);
  return app.getRequestHandler();
}

/** The build's own; asked for here, Next does not say on the output that it read it. */
async function readConfiguration(folder: string, require: NodeJS.Require): Promise<void> {
  const built = JSON.parse(readFileSync(path.join(folder, ".next/required-server-files.json"), "utf8"));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(built.config);
  process.chdir(folder);
  const config: Config = require("next/dist/server/config.js");
  await config.default("phase-production-server", folder, { silent: true });
}

/** Development's prepare() does this; built, Next would leave it to the first request. */
async function runInstrumentation(folder: string, require: NodeJS.Require): Promise<void> {
  const hooks: Hooks = require("next/dist/server/lib/router-utils/instrumentation-globals.external.js");
  await hooks.ensureInstrumentationRegistered(folder, ".next");
}
