/**
 * Thousands of random sequences of verbs over one database, some at the same moment, with every invariant of a
 * ticket checked after each. `--seed=… --sequences=…`.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { inRoot, ROOT } from "../../bin/lib/paths.mjs";
import { startPostgres } from "../../bin/lib/postgres.mjs";
import { runNode } from "../../bin/lib/tool.mjs";
import { bundleHelpers } from "./lib/build-copy.mjs";
import { freshSeed } from "./lib/random.mjs";
import { createChecks, loadAverage, option, say } from "./lib/report.mjs";

const seed = option("seed", freshSeed());
const sequences = option("sequences", 2000);
const { check, conclude } = createChecks();
say(`seed ${seed}, ${sequences} sequences, ${loadAverage()}`);

const folder = mkdtempSync(path.join(os.tmpdir(), "helpdesk-prove-sequences-"));
chmodSync(folder, 0o755);
const bundles = mkdtempSync(path.join(inRoot("node_modules"), ".helpdesk-prove-"));
const server = await startPostgres({
  home: folder,
  superuserPassword: "prove",
  password: "prove",
  durable: false,
});
try {
  const env = {
    PATH: process.env.PATH,
    APP_ENV: "test",
    APP_URL: "http://localhost:3999",
    AUTH_SECRET: "a secret for proofs only, long enough",
    DATA_KEY: "another secret for proofs, long enough",
    DATABASE_URL: server.url,
    DATA_DIR: folder,
    SEED: String(seed),
    SEQUENCES: String(sequences),
    LANES: "4",
  };
  const migrated = await runNode(inRoot("dist/commands/migrate.mjs"), [], { env, quiet: true });
  if (migrated.code !== 0) throw new Error(migrated.output);
  await bundleHelpers(bundles, { sequences: "./tests/prove/lib/sequences.ts" });
  const child = fork(path.join(bundles, "sequences.mjs"), { cwd: ROOT, env });
  /** @type {any} */
  let result = null;
  child.on("message", (told) => {
    result = told;
  });
  const [code] = await once(child, "exit");
  check("the sequences ran to their end", code === 0 && result !== null, code);
  const { verbs = 0, refused = 0, failures = [] } = result ?? {};
  for (const failure of failures) say(`  ${failure}`);
  check(
    `no invariant broke in ${result?.sequences} sequences, ${verbs} verbs (${refused} refused)`,
    failures.length === 0,
  );
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  rmSync(bundles, { recursive: true, force: true });
}
conclude();
