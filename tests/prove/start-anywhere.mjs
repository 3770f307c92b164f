/**
 * `npm start`, each time twice: by an ordinary user who owns the checkout, and by root with a checkout under a folder
 * that nobody else may enter. Started by anybody but root, only the former, as themselves.
 */
import { existsSync, readdirSync, rmdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { fallbackDataFolder } from "../../bin/lib/paths.mjs";
import { databaseUser } from "../../bin/lib/run-as.mjs";
import { copyCheckout } from "./lib/checkout-copy.mjs";
import { createChecks, loadAverage, say } from "./lib/report.mjs";
import { openStarts } from "./lib/starts.mjs";

const { check, conclude } = createChecks();
say(loadAverage());

const nobody = databaseUser() ?? undefined;
await startTwice("an ordinary user", { mode: 0o700, owner: nobody });
if (nobody) await startTwice("root under a folder of its own", { mode: 0o700 });
else say("  left out: root under a folder of its own, because this is not root");
conclude();
process.exit();

/**
 * @param {string} who
 * @param {NonNullable<Parameters<typeof copyCheckout>[0]>} options
 */
async function startTwice(who, options) {
  const copy = copyCheckout(options);
  const asRoot = nobody !== undefined && options.owner === undefined;
  const data = asRoot ? fallbackDataFolder(copy.folder) : path.join(copy.folder, ".data");
  const starts = await openStarts(copy.folder, {
    data,
    user: options.owner,
    env: options.owner ? { HOME: copy.above } : {}, // nobody has none, and npm wants one
  });
  try {
    for (const time of ["first", "second"]) {
      const start = await starts.start(`${who}, ${time} start`);
      check(`${who}: the ${time} start is ready`, start.ready);
      if (!start.ready) return;
      const owner = statSync(path.join(data, "secrets.json"));
      check(`${who}: the secrets are theirs alone`, owner.uid === (options.owner?.uid ?? process.getuid?.()));
      process.kill(starts.running().pid, "SIGTERM");
      check(`${who}: it ends`, await starts.allEnd(start, 10_000));
    }
  } finally {
    starts.close();
    copy.remove();
    if (asRoot) removeWithParent(data);
  }
}

/** @param {string} data */
function removeWithParent(data) {
  rmSync(data, { recursive: true, force: true });
  const parent = path.dirname(data);
  if (existsSync(parent) && readdirSync(parent).length === 0) rmdirSync(parent);
}
