import { seconds } from "./progress.mjs";
import { browserTests, buildPart, proofs, quickTests, unitTests } from "./test-dynamic.mjs";
import { openTestServices } from "./test-services.mjs";
import { STATIC_PARTS } from "./test-static.mjs";

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, run: (env: Record<string, string>) => Promise<Counts>, after?: string }} Part
 *   `after`: the part without which this one counts as failed
 */

/** @type {Record<"all" | "check" | "prove", Part[]>} */
const PARTS = {
  all: [...STATIC_PARTS, unitTests, buildPart, browserTests],
  check: [...STATIC_PARTS, quickTests],
  prove: [buildPart, proofs],
};

/**
 * The test command: every part in order, whatever the earlier ones said, and one line of sums at the end.
 * @param {"all" | "check" | "prove"} mode
 * @returns {Promise<number>} the exit code
 */
export async function runTests(mode) {
  const services = await openTestServices();
  const sum = { ...services.counts };
  /** @type {Map<string, boolean>} */
  const fine = new Map();
  try {
    for (const part of PARTS[mode]) {
      const counts = await runPart(part, services.env, fine);
      fine.set(part.name, counts.failed === 0);
      sum.passed += counts.passed;
      sum.failed += counts.failed;
      sum.skipped += counts.skipped;
    }
  } finally {
    await services.close();
  }
  if (services.counts.skipped > 0)
    console.log("Skipped: everything on Redis, because there is no redis-server here.");
  console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

/**
 * @param {Part} part
 * @param {Record<string, string>} env
 * @param {Map<string, boolean>} fine
 * @returns {Promise<Counts>}
 */
async function runPart(part, env, fine) {
  console.log(`\n── ${part.name}`);
  if (part.after && !fine.get(part.after)) {
    console.log(`${part.name}: failed, because it needs what "${part.after}" makes`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const started = performance.now();
  const counts = await part.run(env).catch((error) => {
    console.error(error.name === "Problem" ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  const { passed, failed, skipped } = counts;
  const elapsed = seconds(performance.now() - started);
  console.log(`── ${part.name}: ${passed} passed, ${failed} failed, ${skipped} skipped, ${elapsed}`);
  return counts;
}
