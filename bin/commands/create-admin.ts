import { addColleague } from "@/lib/accounts/add-colleague";
import { createSetupLink } from "@/lib/accounts/create-setup-link";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { createResetLink } from "@/lib/accounts/reset-links";
import { secretToken } from "@/lib/core/ids";
import { runCommand } from "../support/run-command";

/**
 * `create-admin <e-mail> <name>`: prints a link at which a new admin chooses a password. Where nothing is set up yet it
 * is the set-up link, at which the first admin says the rest.
 */
await runCommand(async () => {
  const system = await loadSystemActor();
  const setUp = await createSetupLink(system);
  if (setUp) return console.log(setUp);
  const [email = "", ...words] = process.argv.slice(2);
  if (!email || words.length === 0) throw new Error("Name the new admin: create-admin <e-mail> <name>");
  await addColleague(system, { email, name: words.join(" "), password: secretToken(), roleKey: "admin" });
  console.log(await createResetLink(system, { email }));
});
