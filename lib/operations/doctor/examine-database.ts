import { pool } from "@/db/client";
import { env } from "@/lib/core/env";
import { migrationState } from "../check-health";
import { type Finding, fault, ok, reasonOf, warning } from "./finding";

const part = "database";
const leastVersion = 150_000;
const clockMayDifferSeconds = 5;

type Row = {
  version: number;
  written: string;
  provider: string;
  apart: number;
  timeout: string;
  plans: string;
};

/** The database's version, order of words, clock and settings, and whether its schema is this build's. */
export async function examineDatabase(): Promise<Finding[]> {
  try {
    const { rows } = await pool().query<Row>(`select current_setting('server_version_num')::int as version,
      current_setting('server_version') as written, datlocprovider as provider,
      extract(epoch from clock_timestamp())::float8 as apart,
      current_setting('statement_timeout') as timeout, current_setting('plan_cache_mode') as plans
      from pg_database where datname = current_database()`);
    const [row] = rows;
    if (!row) throw new Error("it says nothing about itself");
    return [versionOf(row), orderOf(row), clockOf(row.apart), ...settingsOf(row), await migrationsOf()];
  } catch (error) {
    return [fault(part, `does not answer: ${reasonOf(error)}`, "Start PostgreSQL, or correct DATABASE_URL.")];
  }
}

function versionOf({ version, written }: Row): Finding {
  if (version >= leastVersion) return ok(part, `PostgreSQL ${written}`);
  return fault(part, `PostgreSQL ${written}`, "Version 15 or newer is needed: upgrade the server.");
}

function orderOf({ provider }: Row): Finding {
  if (provider === "i") return ok("collation", "words are ordered by ICU");
  const remedy = "Make the database with --locale-provider=icu, and restore a back-up into it.";
  return warning(
    "collation",
    "words are ordered by the system's C library, as no other installation does",
    remedy,
  );
}

function clockOf(seconds: number): Finding {
  const apart = Math.abs(Date.now() / 1000 - seconds);
  if (apart <= clockMayDifferSeconds) return ok("database's clock", "agrees with this machine's");
  const remedy = "Set the clocks of both machines by NTP: deadlines go by the database's.";
  return fault("database's clock", `${Math.round(apart)} s apart from this machine's`, remedy);
}

/** Behind a pooler a connection cannot be told: there the role has to have them. */
function settingsOf({ timeout, plans }: Row): Finding[] {
  if (timeout !== "0" && plans === "force_generic_plan") return [ok("settings", "as they should be")];
  const { DATABASE_DIRECT_URL } = env();
  const remedy =
    "Give them to the role, as docs/operations.md says: alter role … set statement_timeout = '15s'; …";
  const found = `statement_timeout ${timeout}, plan_cache_mode ${plans}`;
  return DATABASE_DIRECT_URL ? [warning("settings", found, remedy)] : [];
}

async function migrationsOf(): Promise<Finding> {
  if ((await migrationState()) === "ok") return ok("migrations", "all have run");
  return fault("migrations", "this build is newer than the database", "Run the command migrate.");
}
