#!/usr/bin/env node
import { bootstrap } from "./lib/bootstrap.mjs";

await bootstrap(async () => {
  const { dev } = await import("./lib/dev.mjs");
  await dev();
});
