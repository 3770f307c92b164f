import { pause } from "./wait.mjs";

/** @typedef {"worker" | "web" | "agent" | "postgres" | "redis"} Victim */
/** @typedef {{ victim: Victim, at: number }} Kill */

/**
 * When who is killed: `at` is the share of the traffic that is through by then; above 1 comes after all of it.
 * @param {ReturnType<typeof import("./random.mjs").createRandom>} random
 * @param {Partial<Record<Victim, number>>} counts
 * @param {Victim[]} afterwards
 * @returns {Kill[]}
 */
export function planKills(random, counts, afterwards) {
  const victims = Object.entries(counts).flatMap(([victim, count]) => Array(count).fill(victim));
  const during = random
    .shuffled(victims)
    .map((victim) => ({ victim, at: 0.02 + 0.96 * random.next() }))
    .sort((a, b) => a.at - b.at);
  return [...during, ...afterwards.map((victim) => ({ victim, at: 1.1 }))];
}

/**
 * @param {import("./installation.mjs").Installation} stand
 * @param {Victim} victim
 * @param {number} downMs how long a store stays down
 */
export async function kill(stand, victim, downMs) {
  if (victim === "worker" || victim === "web") return killProcess(stand, victim);
  if (victim === "agent") return stand.helper.kill();
  if (victim === "postgres") return stand.killPostgres(downMs);
  await stand.redis?.kill();
  await pause(downMs);
  await stand.redis?.restart();
}

/**
 * @param {import("./installation.mjs").Installation} stand
 * @param {"worker" | "web"} name
 */
async function killProcess(stand, name) {
  for (;;) {
    try {
      return stand.kill(name);
    } catch {
      await pause(100); // still down from the last time
    }
  }
}
