import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startPostgres as startEmbedded } from "../../bin/lib/postgres.mjs";

/** The cluster that `npm test` started, or one of our own where a suite runs alone. */
export async function startPostgres(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const given = process.env.TEST_ADMIN_DATABASE_URL;
  if (given) return { adminUrl: given, stop: async () => {} };
  const home = await mkdtemp(path.join(tmpdir(), "helpdesk-postgres-"));
  await chmod(home, 0o755);
  const server = await startEmbedded({ home, superuserPassword: "test", durable: false });
  return {
    adminUrl: server.adminUrl,
    stop: async () => {
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
