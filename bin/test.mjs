#!/usr/bin/env node
import { bootstrap } from "./lib/bootstrap.mjs";

await bootstrap(async () => {
  const { runTests } = await import("./lib/test-run.mjs");
  const mode = process.argv.includes("--check")
    ? "check"
    : process.argv.includes("--prove")
      ? "prove"
      : "all";
  return runTests(mode);
});
