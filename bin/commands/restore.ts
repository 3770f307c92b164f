import { createReadStream, existsSync } from "node:fs";
import { restoreBackup } from "@/lib/operations/backup/restore-backup";
import { bringUpToDate, migrations, ownerUrl } from "../support/bring-up-to-date";
import { runCommand } from "../support/run-command";

/**
 * `restore <file>`: a back-up into an empty database, its files into the storage, and the schema up to this build.
 */
await runCommand(async () => {
  const [file] = process.argv.slice(2);
  if (!file) throw new Error("Name the back-up: restore <file>");
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const { createdAt, tables, files } = await restoreBackup({
    url: ownerUrl(),
    input: createReadStream(file),
    migrations,
    writeFiles: true,
  });
  await bringUpToDate();
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`Restored what was there at ${createdAt}: ${rows} rows, ${files?.count ?? "no"} files.`);
});
