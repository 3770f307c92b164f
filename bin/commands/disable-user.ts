import { deactivateColleague } from "@/lib/accounts/deactivate-colleague";
import { findColleagueId } from "@/lib/accounts/find-colleague-id";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { runCommand } from "../support/run-command";

/** `disable-user <e-mail>`: ends a colleague's access at once, for when nobody can do it in the settings. */
await runCommand(async () => {
  const [email = ""] = process.argv.slice(2);
  if (!email) throw new Error("Name whose access ends: disable-user <e-mail>");
  const system = await loadSystemActor();
  await deactivateColleague(system, { userId: await findColleagueId(system, { email }) });
  console.log(`${email} is signed out and cannot sign in any more.`);
});
