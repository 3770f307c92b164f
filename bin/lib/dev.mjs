import { boot } from "./boot.mjs";
import { ensureBundles, markBundled } from "./build.mjs";
import { bundleOptions, loadEsbuild } from "./bundle.mjs";
import { ROOT } from "./paths.mjs";
import { superviseWebDev, superviseWorker } from "./processes.mjs";

/** `npm run dev`: as start, with `next dev` and a worker that is bundled and restarted on every change. */
export async function dev() {
  /** @type {ReturnType<typeof superviseWorker> | undefined} */
  let worker;
  await boot({
    kind: "dev",
    build: ensureBundles,
    web: superviseWebDev,
    worker: (env, onPid, onMailPort) => {
      worker = superviseWorker({ ...env, NODE_ENV: "development" }, onPid, onMailPort);
      return worker;
    },
  });
  await watchBundles(() => worker?.renew());
}

/** @param {() => Promise<void> | undefined} onChange called after each good rebuild but the first */
async function watchBundles(onChange) {
  let builds = 0;
  const context = await loadEsbuild(ROOT).context({
    ...bundleOptions(ROOT),
    plugins: [
      {
        name: "restart-worker",
        setup: (build) =>
          build.onEnd((result) => {
            if (result.errors.length > 0) return;
            markBundled();
            if (builds++ > 0) void onChange();
          }),
      },
    ],
  });
  await context.watch();
}
