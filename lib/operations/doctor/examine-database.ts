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
    return [fault(part, "noAnswer", "startPostgres", { reason: reasonOf(error) })];
  }
}

function versionOf({ version, written }: Row): Finding {
  const values = { version: written };
  if (version >= leastVersion) return ok(part, "postgres", values);
  return fault(part, "postgres", "upgradePostgres", values);
}

function orderOf({ provider }: Row): Finding {
  return provider === "i" ? ok("collation", "icu") : warning("collation", "libc", "makeWithIcu");
}

function clockOf(seconds: number): Finding {
  const apart = Math.abs(Date.now() / 1000 - seconds);
  if (apart <= clockMayDifferSeconds) return ok("databaseClock", "databaseClockAgrees");
  return fault("databaseClock", "databaseClockApart", "setClocks", { seconds: Math.round(apart) });
}

/** Behind a pooler a connection cannot be told: there the role has to have them. */
function settingsOf({ timeout, plans }: Row): Finding[] {
  if (timeout !== "0" && plans === "force_generic_plan") return [ok("connection", "connectionFit")];
  if (!env().DATABASE_DIRECT_URL) return [];
  return [warning("connection", "connectionUnfit", "tellRole", { timeout, plans })];
}

async function migrationsOf(): Promise<Finding> {
  if ((await migrationState()) === "ok") return ok("migrations", "migrated");
  return fault("migrations", "unmigrated", "migrate");
}
