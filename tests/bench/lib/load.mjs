import http from "node:http";
import { eachOf } from "../../prove/lib/wait.mjs";

const WIDTH = 8;
/**
 * Until a page costs what it costs all day: code compiled by the last of the compilers, statements prepared. An empty
 * page is there after some hundred requests, one of ours after 2,000 (a fifth less than after 500, the same after 4,000).
 */
const WARM = 2000;
const TURNS = 20; // short ones: a shared machine is slower for seconds at a time, and then for all of them

/**
 * Asks for addresses again and again over kept connections, and says what a request of each costs whom. They take
 * turns: what else the machine does meanwhile falls on all of them alike, and their ratios stay what they are.
 * @template {string} Name
 * @param {Record<Name, { url: string, cookie?: string, tokens?: string[], status?: number, requests: number, meters: Record<string, () => number> }>} plans
 *   `status`: of every answer, 200 unless told otherwise; `meters`: milliseconds of processor used so far, by name; `tokens`: sent in turn, each has a limit
 * @returns {Promise<Record<Name, { cpu: Record<string, number>, total: number, bytes: number }>>}
 */
export async function loadInTurns(plans) {
  /** @type {[Name, (typeof plans)[Name]][]} */
  const all = /** @type {any} */ (Object.entries(plans));
  const sums = all.map(() => ({ cpu: /** @type {Record<string, number>} */ ({}), bytes: 0 }));
  for (const [, plan] of all) await ask(plan, WARM);
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [at, [, plan]] of all.entries()) {
      const sum = sums[at] ?? { cpu: {}, bytes: 0 };
      const before = Object.entries(plan.meters).map(([name, read]) => ({ name, read, from: read() }));
      sum.bytes = await ask(plan, Math.ceil(plan.requests / TURNS));
      for (const { name, read, from } of before) sum.cpu[name] = (sum.cpu[name] ?? 0) + read() - from;
    }
  }
  const costs = all.map(([name, { requests }], at) => {
    const { cpu = {}, bytes = 0 } = sums[at] ?? {};
    const each = Object.entries(cpu).map(([meter, ms]) => [
      meter,
      ms / (Math.ceil(requests / TURNS) * TURNS),
    ]);
    const total = each.reduce((sum, [, ms]) => sum + Number(ms), 0);
    return [name, { cpu: Object.fromEntries(each), total, bytes }];
  });
  return Object.fromEntries(costs);
}

/**
 * Asks for an address so many times over a few kept connections.
 * @param {{ url: string, cookie?: string, tokens?: string[], status?: number }} plan
 * @param {number} times
 * @returns {Promise<number>} octets of one answer
 */
export async function ask({ url, cookie, tokens = [], status = 200 }, times) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: WIDTH });
  let bytes = 0;
  let turn = 0;
  await eachOf(Array(times).fill(0), WIDTH, async () => {
    const token = tokens[turn++ % tokens.length];
    const headers = { ...(cookie ? { cookie } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) };
    bytes = await fetchOnce(url, agent, headers, status);
  });
  agent.destroy();
  return bytes;
}

/**
 * @param {string} url
 * @param {http.Agent} agent
 * @param {Record<string, string>} headers
 * @param {number} status
 * @returns {Promise<number>} octets
 */
function fetchOnce(url, agent, headers, status) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk) => {
        bytes += chunk.length;
      });
      response.on("end", () => {
        if (response.statusCode === status) resolve(bytes);
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    request.on("error", reject);
  });
}
