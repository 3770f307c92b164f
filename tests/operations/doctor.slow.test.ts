import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer as createWeb, type Server } from "node:http";
import { type AddressInfo, createServer as createListener } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, inject, it } from "vitest";
import { freePort } from "../../bin/lib/ports.mjs";
import { migrateDatabase } from "../../db/migrate";
import { removeBundles, startChild, stopChildren } from "../jobs/child-process";
import { wipeQueues } from "../jobs/queues";
import { keys, openS3Server } from "../support/s3-server";
import { openSql } from "../support/sql.mjs";
import { makeWorld } from "../support/world";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});
afterAll(async () => {
  await stopChildren();
  await removeBundles();
});

/** Runs the command as an operator does, with these variables over the test's own. */
async function doctor(variables: Record<string, string> = {}) {
  const child = await startChild("./bin/commands/doctor.ts", variables);
  const [code] = await once(child.process, "close");
  const text = child.output();
  /** What is said of a part, with its remedy behind an arrow. */
  const of = (part: string) =>
    text
      .split(/\n(?=ok|warning|fault|No faults|Faults:)/)
      .filter((finding) => finding.replace(/^\w+\s+/, "").startsWith(`${part}  `))
      .map((finding) => finding.replace(/\s+/g, " "))
      .join("; ");
  return { code, text, of };
}

async function listening(server: Server | ReturnType<typeof createListener>): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  undo.push(() => server.close());
  return String((server.address() as AddressInfo).port);
}

describe("doctor", () => {
  it("names everything that is away at once, each with what to do, and ends with a non-zero code", async () => {
    const nowhere = `127.0.0.1:${await freePort()}`;
    const { code, of } = await doctor({
      APP_URL: `http://${nowhere}`,
      DATABASE_URL: `postgres://helpdesk:secret@${nowhere}/helpdesk`,
      REDIS_URL: `redis://${nowhere}`,
      STORAGE_URL: `file://${path.resolve("package.json")}/storage`,
      EMAIL_TRANSPORT: "smtp",
      SMTP_URL: `smtp://user:hunter2@${nowhere}`,
      MAIL_PORT: "1",
    });
    expect(code).toBe(1);
    expect(of("Address")).toMatch(/^fault Address .*ECONNREFUSED.* → Start the web process/);
    expect(of("Database")).toMatch(/^fault Database .*ECONNREFUSED.* → Start PostgreSQL/);
    expect(of("Redis")).toMatch(/^fault Redis does not answer.* → Start Redis 7/);
    expect(of("Storage")).toMatch(
      /^fault Storage .*package\.json\/storage cannot be written.* → Make the folder/,
    );
    expect(of("Mail out")).toMatch(/^fault Mail out 127\.0\.0\.1:\d+: .* → Correct SMTP_URL/);
    expect(of("Mail listener")).toMatch(/^fault Mail listener .* → Start a worker/);
    expect(of("Worker")).toMatch(/^fault Worker/);
    expect(of("Mailboxes")).toMatch(/^fault Mailboxes/);
  }, 60_000);

  it("sees that nobody works, that a clock is an hour off, and what else is well", async () => {
    await makeWorld();
    await wipeQueues(); // another file of this process may have laid down schedules
    const web = createWeb((_, answer) => {
      const date = new Date(Date.now() - 3_600_000).toUTCString();
      answer.writeHead(200, { date, "x-request-id": "0123456789" }).end('{"status":"ok"}');
    });
    const listener = createListener((socket) => socket.end("220 helpdesk ESMTP\r\n"));
    const { code, text, of } = await doctor({
      APP_URL: `http://127.0.0.1:${await listening(web)}`,
      MAIL_PORT: await listening(listener),
    });
    expect(of("Address")).toMatch(/^ok/);
    expect(of("Clock")).toMatch(/^warning Clock 36\d\d s apart from the public address → .*NTP/);
    expect(of("Database")).toMatch(/^ok Database PostgreSQL 15\./);
    expect([
      of("Collation"),
      of("Database's clock"),
      of("Migrations"),
      of("Storage"),
      of("Mail listener"),
    ]).toEqual(Array(5).fill(expect.stringMatching(/^ok/)));
    expect(of("DATA_KEY")).toMatch(/^ok DATA_KEY \d+ stored secrets? (was|were) sealed with it/);
    expect(of("Redis")).toMatch(/^ok Redis not used/);
    expect(of("Worker")).toMatch(/^fault Worker no schedule.* → Start a worker/);
    expect(of("Mail out")).toMatch(/^warning Mail out nothing leaves/);
    expect(of("Mailboxes")).toMatch(/^ok/);
    expect([code, text.trim().split("\n").at(-1)]).toEqual([1, "Faults: 1"]);
  }, 60_000);

  it("tells a bucket that takes files from one that does not", async () => {
    const server = await openS3Server();
    undo.push(() => server.close());
    const storage = async (bucket: string) =>
      (await doctor({ ...keys, STORAGE_URL: server.storageUrl("help", bucket), MAIL_PORT: "0" })).of(
        "Storage",
      );
    expect(await storage("northwind-files")).toMatch(/^ok Storage s3:.* can be written/);
    expect(await storage("southwind-files")).toMatch(
      /^fault Storage s3:.* bucket does not exist → Create the bucket/,
    );
  }, 60_000);

  it("tells a DATA_KEY that is not the one with which the database was used", async () => {
    await makeWorld();
    const { code, of } = await doctor({ DATA_KEY: "another key, and long enough to be one", MAIL_PORT: "0" });
    expect(code).toBe(1);
    expect(of("DATA_KEY")).toMatch(
      /^fault DATA_KEY \d+ stored secrets? (was|were) sealed with another key → Put the DATA_KEY back/,
    );
  }, 60_000);

  it("tells a database that was not migrated, and an address where something else answers", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "helpdesk-doctor-"));
    undo.push(() => rm(folder, { recursive: true }));
    await cp("db/migrations", folder, { recursive: true });
    const journal = path.join(folder, "meta/_journal.json");
    const { entries, ...rest } = JSON.parse(await readFile(journal, "utf8"));
    await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, -1) }));
    const admin = openSql(inject("adminUrl"));
    const name = `doctor_${process.pid}`;
    await admin.unsafe(`create database ${name}`);
    undo.push(async () => {
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    });
    const url = new URL(inject("adminUrl"));
    url.pathname = `/${name}`;
    await migrateDatabase(url.href, folder);
    const other = createWeb((_, answer) => answer.end("It works!"));
    const { of } = await doctor({
      DATABASE_URL: url.href,
      APP_URL: `http://127.0.0.1:${await listening(other)}`,
      MAIL_PORT: "0",
    });
    expect(of("Migrations")).toMatch(/^fault Migrations this build is newer.* → Run the command migrate/);
    expect(of("Address")).toMatch(/^fault Address .* → Something else answers there/);
    expect(of("Mail listener")).toMatch(/^ok Mail listener off/);
  }, 60_000);
});
