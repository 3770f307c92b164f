import { findColleagueId } from "@/lib/accounts/find-colleague-id";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { resetSecondFactor } from "@/lib/accounts/second-factor/remove-second-factor";
import { runCommand } from "../support/run-command";

/** `reset-second-factor <e-mail>`: takes away the second factor and the passkeys of a colleague who lost them, when no admin can. */
await runCommand(async () => {
  const [email = ""] = process.argv.slice(2);
  if (!email) throw new Error("Name whose second factor it is: reset-second-factor <e-mail>");
  const system = await loadSystemActor();
  await resetSecondFactor(system, { userId: await findColleagueId(system, { email }) });
  console.log(
    `${email} has no passkey any more, is signed out everywhere and signs in by password; a role that asks for more has it set up anew.`,
  );
});
