import { findColleagueId } from "@/lib/accounts/find-colleague-id";
import { listSessionsOf } from "@/lib/accounts/list-sessions";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { runCommand } from "../support/run-command";

/** `list-sessions <e-mail>`: where a colleague is signed in, the latest seen first; times in UTC. */
await runCommand(async () => {
  const [email = ""] = process.argv.slice(2);
  if (!email) throw new Error("Name whose sessions they are: list-sessions <e-mail>");
  const system = await loadSystemActor();
  const userId = await findColleagueId(system, { email });
  const sessions = await listSessionsOf(system, { userId });
  if (sessions.length === 0) return console.log(`${email} is signed in nowhere.`);
  for (const { browser, system: os, network, createdAt, lastSeenAt } of sessions) {
    const name = [browser || "unknown browser", os, network].filter(Boolean).join(", ");
    console.log(`${lastSeenAt}  ${name}  (since ${createdAt})`);
  }
});
