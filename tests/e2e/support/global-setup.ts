import { mkdirSync } from "node:fs";
import path from "node:path";
import { freePort } from "../../../bin/lib/ports.mjs";
import { command, type Running, ready, root, run } from "./processes";
import { openFront, openStack, type StackName, takesConnections, temporaryFolder } from "./stacks";

/** What belongs to the browser, and what a developer may have set for the product. */
const notOurs = /^(LD_LIBRARY_PATH|FONTCONFIG_PATH|REDIS_URL|DATABASE_|DATA_|AWS_|EMAIL_|RESEND_|NODE_ENV$)/;

/**
 * The built product as it runs in production, over a database of its own: web process and worker, on the stack that
 * E2E_STACK names. The world's mail server that it sends to stands in the tests' process (far-side.ts). Tests find
 * everything in the environment.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const undo: (() => unknown)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    await open((process.env.E2E_STACK ?? "embedded") as StackName, undo);
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}

async function open(name: StackName, undo: (() => unknown)[]): Promise<void> {
  const stack = await openStack(name, undo);
  const ports = await Promise.all(Array.from({ length: stack.webs }, () => freePort()));
  const front = await openFront(ports, undo);
  const [mailPort, farPort] = [await freePort(), await freePort()];
  const env = productEnv({
    APP_URL: `http://localhost:${front}`,
    STORAGE_URL: `file://${temporaryFolder("storage", undo)}`,
    SMTP_URL: `smtp://127.0.0.1:${farPort}`,
    MAIL_PORT: String(mailPort),
    ...(front === ports[0] ? {} : { TRUSTED_PROXIES: "loopback" }),
    ...stack.env,
  });
  Object.assign(process.env, {
    E2E_URL: env.APP_URL,
    E2E_MAIL_PORT: String(mailPort),
    E2E_FAR_PORT: String(farPort),
    E2E_SQL_URL: stack.sqlUrl,
    E2E_PLACE: JSON.stringify({ folder: stack.folder, user: stack.user }),
    E2E_ENV: JSON.stringify({ ...env, PORT: String(ports[0]) }),
  });
  await command("migrate", []);
  const logs = path.join(root, "test-results");
  mkdirSync(logs, { recursive: true });
  const start = (process_: string, args: string[], port = ports[0]): Running => {
    // A sign of life of each container's own.
    const TMPDIR = temporaryFolder("tmp", undo);
    const running = run(process_, args, { ...env, TMPDIR, PORT: String(port) }, logs);
    undo.push(() => running.stop());
    return running;
  };
  const webs = ports.map((port, index) => start(`web${index || ""}`, ["web"], port));
  const worker = start("worker", ["worker"]);
  for (let more = 1; more < stack.workers; more++) start(`worker${more}`, ["worker", "--only=queues"]);
  await Promise.all([
    ready(worker, () => takesConnections(mailPort)),
    ...webs.map((web, index) =>
      ready(web, async () => (await fetch(`http://127.0.0.1:${ports[index]}/api/health/ready`)).ok),
    ),
  ]);
}

function productEnv(own: Record<string, string>): NodeJS.ProcessEnv {
  const given = Object.entries(process.env).filter(([name]) => !notOurs.test(name));
  return {
    ...Object.fromEntries(given),
    NODE_ENV: "production",
    APP_ENV: "test",
    AUTH_SECRET: "a secret for tests only, long enough",
    DATA_KEY: "another secret for tests, long enough",
    // Where the identity provider of the journeys is.
    OUTBOUND_ALLOW: "localhost",
    EMAIL_TRANSPORT: "smtp",
    LOG_LEVEL: "warn",
    ...own,
  };
}
