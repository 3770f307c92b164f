import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createLifecycle } from "./lifecycle.mjs";
import { deadOwner, takeLock } from "./lock.mjs";
import { inRoot } from "./paths.mjs";
import { startPostgres } from "./postgres.mjs";
import { endLeftover } from "./postgres-leftover.mjs";
import { startRedis } from "./redis.mjs";
import { endStaleChildren } from "./stale-children.mjs";
import { endTools } from "./tool.mjs";

const PREFIX = "helpdesk-test-";

/** What a developer may have set for the product; tests choose their own. */
const OURS =
  /^(APP_|AUTH_SECRET|DATA_|DATABASE_|REDIS_URL|STORAGE_URL|AWS_|EMAIL_|SMTP_URL|RESEND_|PORT$|MAIL_PORT|LOG_LEVEL)/;

/**
 * A throw-away PostgreSQL, and Redis where there is one, with the environment that leads the tests to them. All
 * of it ends with `close` or a signal; what a killed run left behind ends here.
 */
export async function openTestServices() {
  await removeDead();
  const lifecycle = createLifecycle({ exitCode: 130 });
  const folder = mkdtempSync(path.join(os.tmpdir(), PREFIX));
  await lifecycle.own(Promise.resolve(), () => ({ stop: () => remove(folder), kill: () => remove(folder) }));
  const lock = await takeLock(folder, "test");
  const server = startPostgres({ home: folder, superuserPassword: "test", durable: false });
  const { adminUrl } = await lifecycle.own(server, (made) => ({ stop: made.stop, kill: () => made.stop(0) }));
  const redis = await lifecycle.own(startRedis(folder), (made) => ({
    stop: () => made?.stop(),
    kill: () => made?.stop(),
  }));
  if (redis) lock.update({ children: [{ name: "redis", pid: redis.pid, identity: redis.identity }] });
  await lifecycle.own(Promise.resolve(), () => ({ stop: () => endTools(), kill: () => endTools("SIGKILL") }));
  return {
    env: {
      ...inheritedEnv(),
      // The tools' own "#!/usr/bin/env node" must find the pinned Node.
      PATH: `${inRoot("node_modules/.bin")}${path.delimiter}${process.env.PATH ?? ""}`,
      APP_ENV: "test",
      NEXT_TELEMETRY_DISABLED: "1",
      ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }),
      HELPDESK_TEST_FOLDER: folder,
      TEST_ADMIN_DATABASE_URL: adminUrl,
      ...(redis ? { TEST_REDIS_URL: redis.url } : {}),
    },
    counts: { passed: 0, failed: 0, skipped: redis ? 0 : 1 },
    close: lifecycle.end,
  };
}

/** @returns {Record<string, string>} */
function inheritedEnv() {
  const entries = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !OURS.test(name),
  );
  return /** @type {Record<string, string>} */ (Object.fromEntries(entries));
}

async function removeDead() {
  for (const name of readdirSync(os.tmpdir())) {
    const folder = path.join(os.tmpdir(), name);
    const owner = name.startsWith(PREFIX) ? deadOwner(folder) : null;
    if (!owner) continue;
    await endStaleChildren(owner);
    await endLeftover(path.join(folder, "postgres"));
    remove(folder);
  }
}

/** @param {string} folder */
function remove(folder) {
  rmSync(folder, { recursive: true, force: true });
}
