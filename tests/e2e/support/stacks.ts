import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { gather } from "../../../bin/image/gather.mjs";
import { freePort } from "../../../bin/lib/ports.mjs";
import { startRedis } from "../../../bin/lib/redis.mjs";
import { openReverseProxy } from "../../support/reverse-proxy";
import { keys, openS3Server } from "../../support/s3-server";
import { openSql } from "../../support/sql.mjs";
import { startPostgres } from "../../support/throw-away-postgres";
import { root } from "./processes";

/**
 * What the product stands on in a run of the journeys. `embedded` is what `npm start` has: PostgreSQL alone. `services`
 * has Redis beside it, and its files in a bucket. `image` is the tree of the container image, run by a user who can write nothing in it. `scaled`
 * has two web and two worker processes behind a proxy, PgBouncer before the database, and a role that owns nothing.
 */
export const stackNames = ["embedded", "services", "image", "scaled"] as const;
export type StackName = (typeof stackNames)[number];

export type Stack = {
  /** What the processes are told besides the rest. */
  env: Record<string, string>;
  /** The database as its superuser, for what tests look at past the verbs. */
  sqlUrl: string;
  /** Where the built product lies, and who runs it; as whoever runs the tests where nobody is named. */
  folder: string;
  user?: { uid: number; gid: number };
  webs: number;
  workers: number;
};

type Undo = (() => unknown)[];
const nobody = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;

/** Opens what the processes lean on. @param undo gets what ends each part */
export async function openStack(name: StackName, undo: Undo): Promise<Stack> {
  const cluster = await startPostgres();
  undo.push(() => cluster.stop());
  const sqlUrl = await freshDatabase(cluster.adminUrl);
  const plain = { sqlUrl, folder: root, webs: 1, workers: 1, env: { DATABASE_URL: sqlUrl } };
  if (name === "embedded") return plain;
  const redis = { REDIS_URL: await openRedis(undo) };
  if (name === "services") return { ...plain, env: { ...plain.env, ...redis, ...(await openBucket(undo)) } };
  if (name === "image") return { ...plain, ...openImage(undo), env: { ...plain.env, ...redis } };
  const roles = await splitRoles(sqlUrl);
  const pooled = await openPgBouncer(roles.DATABASE_DIRECT_URL, undo);
  return { ...plain, webs: 2, workers: 2, env: { ...roles, DATABASE_URL: pooled, ...redis } };
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

async function openRedis(undo: Undo): Promise<string> {
  if (process.env.TEST_REDIS_URL) return process.env.TEST_REDIS_URL;
  const folder = temporaryFolder("redis", undo);
  const redis = await startRedis(folder);
  if (!redis) throw new Error("this stack needs redis-server on PATH");
  undo.push(() => redis.stop());
  return redis.url;
}

async function openBucket(undo: Undo) {
  const server = await openS3Server();
  undo.push(() => server.close());
  return { ...keys, STORAGE_URL: server.storageUrl("help") };
}

/** The image's tree, by root for nobody; whoever is not root takes his own right to write away. */
function openImage(undo: Undo): Pick<Stack, "folder" | "user"> {
  const folder = path.join(temporaryFolder("image", undo), "app");
  gather(folder);
  const locked = spawnSync("chmod", ["-R", "a-w,a+rX", folder]);
  if (locked.status !== 0) throw new Error(String(locked.stderr));
  undo.push(() => spawnSync("chmod", ["-R", "u+w", folder]));
  return isRoot ? { folder, user: nobody } : { folder };
}

/** The owner of the tables migrates; what runs is another role. */
async function splitRoles(sqlUrl: string) {
  const [owner, application] = [`owner_${process.pid}`, `application_${process.pid}`];
  const admin = openSql(sqlUrl);
  const database = new URL(sqlUrl).pathname.slice(1);
  await admin.unsafe(`
    create role ${owner} login password 'test';
    create role ${application} login password 'test';
    alter database ${database} owner to ${owner};
    alter schema public owner to ${owner};
    alter role ${application} set statement_timeout = '15s';
    alter role ${application} set idle_in_transaction_session_timeout = '30s';
    alter role ${application} set plan_cache_mode = 'force_generic_plan'`);
  await admin.end();
  return { DATABASE_DIRECT_URL: as(sqlUrl, application), DATABASE_MIGRATION_URL: as(sqlUrl, owner) };
}

function as(address: string, role: string): string {
  const url = new URL(address);
  url.username = role;
  url.password = "test";
  return url.href;
}

/** In transaction mode: two statements of one visitor may meet two servers. @returns the address through it */
async function openPgBouncer(direct: string, undo: Undo): Promise<string> {
  const folder = temporaryFolder("pgbouncer", undo);
  const url = new URL(direct);
  const [port, name] = [await freePort(), url.pathname.slice(1)];
  const file = (base: string, text: string) => {
    writeFileSync(path.join(folder, base), text, { mode: 0o600 });
    if (isRoot) chownSync(path.join(folder, base), nobody.uid, nobody.gid);
    return path.join(folder, base);
  };
  const users = file("users", `"${url.username}" "test"\n`);
  const settings = file(
    "pgbouncer.ini",
    `[databases]
${name} = host=127.0.0.1 port=${url.port} dbname=${name}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = 8
max_client_conn = 200
`,
  );
  const child = spawn("pgbouncer", ["-q", settings], { stdio: "inherit", ...(isRoot ? nobody : {}) });
  child.once("error", () => {});
  undo.push(() => child.kill("SIGKILL"));
  if (!(await takesConnections(port))) throw new Error("this stack needs pgbouncer on PATH");
  url.port = String(port);
  return url.href;
}

/** Whether something listens there within five seconds. */
export async function takesConnections(port: number): Promise<boolean> {
  const deadline = Date.now() + 5000;
  do {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true));
      socket.once("error", () => resolve(false));
      socket.once("close", () => resolve(false)).unref();
      setTimeout(() => socket.destroy(), 500).unref();
    });
    if (open) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < deadline);
  return false;
}

/** One web process is asked directly, several through a proxy. @returns the port that browsers ask */
export async function openFront(ports: number[], undo: Undo): Promise<number> {
  const [only] = ports;
  if (ports.length === 1 && only) return only;
  const proxy = await openReverseProxy(ports);
  undo.push(() => proxy.close());
  return proxy.port;
}

/** A folder that whoever runs the product may write. */
export function temporaryFolder(name: string, undo: Undo): string {
  const parent = process.env.HELPDESK_TEST_FOLDER ?? tmpdir();
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, `${name}-`));
  chmodSync(folder, 0o755);
  if (isRoot) chownSync(folder, nobody.uid, nobody.gid);
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
