import { mkdirSync } from "node:fs";
import { isBehind } from "@/db/migrate";
import { ensureSecrets } from "../lib/secrets.mjs";
import { backUpBeforeMigration } from "../support/backup-file";
import { bringUpToDate, migrations, ownerUrl } from "../support/bring-up-to-date";
import { runCommand } from "../support/run-command";

/**
 * `migrate [--without-backup]`: brings the database to this build's schema, after a back-up of it when there is
 * something to do; safe to run from several processes at once.
 */
await runCommand(async () => {
  // In compose's development stack it is the first to run, and web and worker share its data folder.
  const { APP_ENV, AUTH_SECRET, DATA_DIR = ".data" } = process.env;
  if (APP_ENV === "development" && !AUTH_SECRET) {
    mkdirSync(DATA_DIR, { recursive: true, mode: 0o700 });
    ensureSecrets(DATA_DIR);
  }
  if (!process.argv.includes("--without-backup") && (await isBehind(ownerUrl(), migrations))) {
    console.log(`Backed up before the migration: ${await backUp()}`);
  }
  await bringUpToDate();
});

async function backUp(): Promise<string> {
  try {
    return await backUpBeforeMigration();
  } catch (error) {
    throw new Error(
      `The database was not migrated, because it could not be backed up before (${String(error)}). Make room in the data folder, or migrate with --without-backup.`,
    );
  }
}
