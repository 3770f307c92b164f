import { boot } from "./boot.mjs";
import { ensureBundles, ensureWeb } from "./build.mjs";
import { superviseWeb, superviseWorker } from "./processes.mjs";

/** `npm start`: the built product on one machine. */
export async function start() {
  await boot({
    kind: "start",
    build: async (env) => {
      await ensureBundles();
      await ensureWeb(env);
    },
    web: superviseWeb,
    worker: superviseWorker,
  });
}
