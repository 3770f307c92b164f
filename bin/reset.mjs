#!/usr/bin/env node
import { bootstrap } from "./lib/bootstrap.mjs";

await bootstrap(async () => {
  const { reset } = await import("./lib/reset.mjs");
  return reset({ sure: process.argv.includes("--yes") });
});
