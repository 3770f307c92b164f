#!/usr/bin/env node
import { bootstrap } from "./lib/bootstrap.mjs";

await bootstrap(async () => {
  const { run } = await import("./lib/run.mjs");
  const [name, ...args] = process.argv.slice(2);
  return run(name, args);
});
