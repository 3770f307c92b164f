import { verifyBackup } from "@/lib/operations/backup/verify-backup";
import { backupFile, summary, writeBackupFile } from "../support/backup-file";
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
    const manifest = await verifyBackup({ url: ownerUrl(), file: second, migrations });
    return console.log(`${second} restores: ${summary(manifest)}, every table the same. ${seconds()}`);
  }
  const file = first ?? backupFile("helpdesk");
  const manifest = await writeBackupFile(file, { files: true, onProgress: progress });
  console.log(`${file}: ${summary(manifest)}. ${seconds()}`);
});

/** On a terminal only: a log needs no list of tables. */
function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[KBacking up ${what} …`);
  if (what === "files" && process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}
