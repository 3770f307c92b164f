#!/usr/bin/env node
import { bootstrap } from "./lib/bootstrap.mjs";

await bootstrap(async () => {
  const { ensureBundles, ensureWeb } = await import("./lib/build.mjs");
  const { inRoot } = await import("./lib/paths.mjs");
  const { runNode } = await import("./lib/tool.mjs");
  await ensureBundles();
  await ensureWeb(process.env);
  const { code } = await runNode(inRoot("tests/bench/run.mjs"), process.argv.slice(2), { env: process.env });
  return code;
});
