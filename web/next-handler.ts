import { readFileSync } from "node:fs";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type CreateNext = typeof import("next").default;

/** The checkout, or the image's folder: this file is bundled into dist/. */
const root = path.resolve(import.meta.dirname, "..");

/**
 * Next as a request handler. The build's own server.js would listen by itself and leave no room before it; what it
 * does besides (the traced copy of Next, the build's configuration) is done here.
 */
export async function prepareNext(options: {
  server: Server;
  port: number;
  dev: boolean;
}): Promise<NextHandler> {
  const folder = options.dev ? root : path.join(root, ".next/standalone");
  if (!options.dev) {
    process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(builtConfig(folder));
    process.chdir(folder);
  }
  const createNext: CreateNext = createRequire(path.join(folder, "package.json"))("next");
  const app = createNext({
    dir: folder,
    dev: options.dev,
    ...(options.dev ? { turbopack: true } : {}),
    hostname: "localhost",
    port: options.port,
    httpServer: options.server,
  });
  await app.prepare();
  return app.getRequestHandler();
}

function builtConfig(folder: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, ".next/required-server-files.json"), "utf8")).config;
}
