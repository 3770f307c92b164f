#!/usr/bin/env node
import { bootstrap } from "./lib/bootstrap.mjs";

await bootstrap(async () => {
  const { start } = await import("./lib/start.mjs");
  await start();
});
