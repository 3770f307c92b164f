#!/usr/bin/env node
import { bootstrap } from "./lib/bootstrap.mjs";

await bootstrap(async () => {
  const { ensureBundles, ensureWeb } = await import("./lib/build.mjs");
  await ensureBundles();
  await ensureWeb(process.env);
});
