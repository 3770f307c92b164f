import { log } from "@/lib/core/logger";
import { examine } from "@/lib/operations/doctor/examine";
import { runCommand } from "../support/run-command";

/** `doctor`: examines everything that this installation leans on, and says what to do about each fault. */
await runCommand(async () => {
  log().level = "silent"; // what is wrong is said once, below
  const findings = await examine();
  const width = Math.max(...findings.map(({ part }) => part.length));
  for (const { part, state, found, remedy } of findings) {
    console.log(`${state.padEnd(7)}  ${part.padEnd(width)}  ${found}`);
    if (remedy) console.log(`${" ".repeat(width + 11)}→ ${remedy}`);
  }
  const faults = findings.filter(({ state }) => state === "fault").length;
  console.log(faults > 0 ? `Faults: ${faults}` : "No faults.");
  if (faults > 0) process.exitCode = 1;
});
