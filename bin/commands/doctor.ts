import { log } from "@/lib/core/logger";
import { loadMessages } from "@/lib/i18n/load-messages";
import { examine } from "@/lib/operations/doctor/examine";
import { writeFinding } from "@/lib/operations/doctor/write-finding";
import { runCommand } from "../support/run-command";

/** `doctor`: examines everything that this installation leans on, and says what to do about each fault. */
await runCommand(async () => {
  log().level = "silent"; // what is wrong is said once, below
  const words = await loadMessages("en");
  const findings = Object.values(await examine())
    .flat()
    .map((one) => writeFinding(one, words, "en"));
  const width = Math.max(...findings.map(({ part }) => part.length));
  for (const { part, state, found, remedy } of findings) {
    console.log(`${state.padEnd(7)}  ${part.padEnd(width)}  ${found}`);
    if (remedy) console.log(`${" ".repeat(width + 11)}→ ${remedy}`);
  }
  const faults = findings.filter(({ state }) => state === "fault").length;
  console.log(faults > 0 ? `Faults: ${faults}` : "No faults.");
  if (faults > 0) process.exitCode = 1;
});
