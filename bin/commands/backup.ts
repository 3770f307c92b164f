import { verifyBackup } from "@/lib/operations/backup/verify-backup";
import { backupFile, writeBackupFile } from "../support/backup-file";
import { migrations, ownerUrl } from "../support/bring-up-to-date";
import { runCommand } from "../support/run-command";

/**
 * `backup [file]`: database and stored files into one .tar.gz, by default in the data folder, while everything goes on.
 * `backup verify <file>`: restores it into a scratch database and compares every table.
 */
await runCommand(async () => {
  const [first, second] = process.argv.slice(2);
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  if (first === "verify") {
    if (!second) throw new Error("Name the file: backup verify <file>");
    const { tables, files } = await verifyBackup({ url: ownerUrl(), file: second, migrations });
    return console.log(`${second} restores: ${summary(tables, files)}, every table the same. ${seconds()}`);
  }
  const file = first ?? backupFile("helpdesk");
  const { tables, files } = await writeBackupFile(file, { files: true, onProgress: progress });
  console.log(`${file}: ${summary(tables, files)}. ${seconds()}`);
});

function summary(tables: { rows: number }[], files: { count: number } | null): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${rows} rows of ${tables.length} tables, ${files?.count ?? "no"} files`;
}

/** On a terminal only: a log needs no list of tables. */
function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[KBacking up ${what} …`);
  if (what === "files" && process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}
