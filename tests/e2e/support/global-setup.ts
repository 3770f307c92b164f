import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../../../bin/lib/ports.mjs";
import { openSql } from "../../support/sql.mjs";
import { startPostgres } from "../../support/throw-away-postgres";
import { command, type Running, ready, root, run } from "./processes";

/** What belongs to the browser, and what a developer may have set for the product. */
const notOurs = /^(LD_LIBRARY_PATH|FONTCONFIG_PATH|REDIS_URL|DATABASE_|DATA_|EMAIL_|RESEND_|NODE_ENV$)/;

/**
 * The built product as it runs in production, over a database of its own: web process and worker. The world's mail
 * server that it sends to stands in the tests' process (far-side.ts). Tests find everything in the environment.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const undo: (() => unknown)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    await open(undo);
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}

async function open(undo: (() => unknown)[]): Promise<void> {
  const cluster = await startPostgres();
  undo.push(() => cluster.stop());
  const folder = mkdtempSync(path.join(process.env.HELPDESK_TEST_FOLDER ?? tmpdir(), "e2e-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const [port, mailPort, farPort] = [await freePort(), await freePort(), await freePort()];
  const env = productEnv({
    APP_URL: `http://localhost:${port}`,
    DATABASE_URL: await freshDatabase(cluster.adminUrl),
    STORAGE_URL: `file://${folder}`,
    SMTP_URL: `smtp://127.0.0.1:${farPort}`,
    PORT: String(port),
    MAIL_PORT: String(mailPort),
  });
  await command("migrate", [], env);
  const logs = path.join(root, "test-results");
  mkdirSync(logs, { recursive: true });
  const web = run("web", "dist/web.mjs", env, logs);
  undo.push(() => web.stop());
  const worker = run("worker", "dist/worker.mjs", env, logs);
  undo.push(() => worker.stop());
  const isListening = listening(worker);
  await Promise.all([
    ready(worker, async () => isListening()),
    ready(web, async () => (await fetch(`http://127.0.0.1:${port}/api/health/ready`)).ok),
  ]);
  Object.assign(process.env, {
    E2E_URL: env.APP_URL,
    E2E_MAIL_PORT: String(mailPort),
    E2E_FAR_PORT: String(farPort),
    E2E_ENV: JSON.stringify(env),
  });
}

async function freshDatabase(adminUrl: string): Promise<string> {
  const name = `e2e_${process.pid}_${Date.now()}`;
  const admin = openSql(adminUrl);
  await admin.unsafe(`create database ${name}`);
  await admin.end();
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

function productEnv(own: Record<string, string>): NodeJS.ProcessEnv {
  const given = Object.entries(process.env).filter(([name]) => !notOurs.test(name));
  return {
    ...Object.fromEntries(given),
    NODE_ENV: "production",
    APP_ENV: "test",
    AUTH_SECRET: "a secret for tests only, long enough",
    DATA_KEY: "another secret for tests, long enough",
    EMAIL_TRANSPORT: "smtp",
    LOG_LEVEL: "warn",
    ...own,
  };
}

/** The worker says when its listener takes mail. */
function listening(worker: Running): () => boolean {
  let found = false;
  worker.child.on("message", (message: { type?: string }) => {
    found ||= message.type === "ready";
  });
  return () => found;
}
