import { loadSystemActor } from "@/lib/accounts/load-actor";
import { createResetLink } from "@/lib/accounts/reset-links";
import { runCommand } from "../support/run-command";

/** `reset-password <e-mail>`: prints a link at which that colleague sets a new password, for when mail does not help. */
await runCommand(async () => {
  const [email = ""] = process.argv.slice(2);
  if (!email) throw new Error("Name whose password it is: reset-password <e-mail>");
  console.log(await createResetLink(await loadSystemActor(), { email }));
});
