import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Postgres, startPostgres } from "../../bin/lib/postgres.mjs";
import { identityOf } from "../../bin/lib/process-identity.mjs";
import { openSql } from "../support/sql.mjs";
import { tempFolder } from "./temp-folder";

async function launch(home: string, { durable = false } = {}): Promise<Postgres> {
  const server = await startPostgres({ home, superuserPassword: "super", password: "secret", durable });
  onTestFinished(async () => {
    await server.stop();
  });
  return server;
}

async function ask<Row>(url: string, query: string): Promise<Row | undefined> {
  const sql = openSql(url);
  try {
    const [row] = await sql.unsafe(query);
    return row as Row | undefined;
  } finally {
    await sql.end();
  }
}

test("a killed server recovers with its data, and one left running is stopped first", async () => {
  const home = tempFolder();
  mkdirSync(path.join(home, "postgres.init-123")); // an initdb that was killed
  const first = await launch(home, { durable: true });
  expect(existsSync(path.join(home, "postgres.init-123"))).toBe(false);
  expect(await ask(first.url, "select lower('ÀÉ') as folded")).toEqual({ folded: "àé" });
  await ask(first.url, "create table kept as select 7 as number");

  process.kill(first.pid, "SIGKILL");
  await first.ended;
  const second = await launch(home, { durable: true });
  expect(await ask(second.url, "select number from kept")).toEqual({ number: 7 });

  const third = await launch(home, { durable: true });
  await second.ended;
  expect(identityOf(second.pid)).toBeNull();
  expect(await ask(third.url, "select number from kept")).toEqual({ number: 7 });

  await third.stop();
  expect(existsSync(path.join(home, "postgres/postmaster.pid"))).toBe(false);
});

test("a pid file that names a stranger does not keep the server from starting, nor end the stranger", async () => {
  const home = tempFolder();
  await (await launch(home)).stop();
  writeFileSync(path.join(home, "postgres/postmaster.pid"), `${process.pid}\n${home}/postgres\n`);
  const server = await launch(home);
  expect(await ask(server.url, "select 1 as one")).toEqual({ one: 1 });
});

test("a cluster of another major version is refused in words", async () => {
  const home = tempFolder();
  mkdirSync(path.join(home, "postgres"));
  writeFileSync(path.join(home, "postgres/PG_VERSION"), "14\n");
  await expect(launch(home)).rejects.toThrow(
    "is of PostgreSQL 14, this version of the helpdesk runs PostgreSQL 15",
  );
});
