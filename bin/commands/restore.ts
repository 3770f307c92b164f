import { createReadStream, existsSync } from "node:fs";
import { restoreBackup } from "@/lib/operations/backup/restore-backup";
import { summary } from "../support/backup-file";
import { bringUpToDate, migrations, ownerUrl } from "../support/bring-up-to-date";
import { runCommand } from "../support/run-command";

/**
 * `restore <file>`: a back-up into an empty database, its files into the storage, and the schema up to this build.
 */
await runCommand(async () => {
  const [file] = process.argv.slice(2);
  if (!file) throw new Error("Name the back-up: restore <file>");
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const manifest = await restoreBackup({
    url: ownerUrl(),
    input: createReadStream(file),
    migrations,
    writeFiles: true,
  });
  await bringUpToDate();
  console.log(`Restored what was there at ${manifest.createdAt}: ${summary(manifest)}.`);
});
