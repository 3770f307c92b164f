import os from "node:os";

/** One line to standard output. @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Collects what was asserted; `conclude` prints the sum as the last line and sets the exit code. */
export function createChecks() {
  let passed = 0;
  let failed = 0;
  return {
    /**
     * @param {string} claim
     * @param {boolean} holds
     * @param {unknown} [found] shown when it does not hold
     */
    check(claim, holds, found) {
      if (holds) passed++;
      else failed++;
      const detail = holds || found === undefined ? "" : `: ${JSON.stringify(found).slice(0, 1500)}`;
      say(`  ${holds ? "ok  " : "FAIL"} ${claim}${detail}`);
    },
    conclude() {
      say(`${passed} passed, ${failed} failed`);
      process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
    },
  };
}

/** `--name=value` from the command line, else the environment's PROVE_NAME, else the fallback. */
export function option(/** @type {string} */ name, /** @type {number} */ fallback) {
  const given = process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split("=")[1];
  const value = given ?? process.env[`PROVE_${name.toUpperCase().replaceAll("-", "_")}`];
  return value === undefined || value === "" ? fallback : Number(value);
}

/** Who shares the machine shows in every time below. */
export function loadAverage() {
  return `load average ${os
    .loadavg()
    .map((one) => one.toFixed(1))
    .join(" ")} on ${os.cpus().length} cores`;
}
