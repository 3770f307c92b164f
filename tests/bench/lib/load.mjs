import http from "node:http";
import { eachOf } from "../../prove/lib/wait.mjs";

/**
 * Asks for one address again and again over kept connections, and says what that cost whom.
 * @param {{ url: string, cookie?: string, requests: number, width?: number, meters: Record<string, () => number> }} plan
 *   `meters`: milliseconds of processor used so far, by name
 */
export async function load({ url, cookie, requests, width = 8, meters }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: width });
  const get = () => fetchOnce(url, agent, cookie);
  let bytes = 0;
  // Warm: code compiled by the last of the compilers, which takes a page some hundred requests, statements prepared.
  await eachOf(Array(Math.max(500, requests)).fill(0), width, async () => void (await get()));
  const before = Object.entries(meters).map(([name, read]) => /** @type {const} */ ([name, read()]));
  const started = performance.now();
  await eachOf(Array(requests).fill(0), width, async () => {
    bytes = await get();
  });
  const wall = performance.now() - started;
  const cpu = Object.fromEntries(before.map(([name, then]) => [name, (meters[name]() - then) / requests]));
  agent.destroy();
  const total = Object.values(cpu).reduce((sum, one) => sum + one, 0);
  return { cpu, total, bytes, perSecond: (requests * 1000) / wall };
}

/**
 * @param {string} url
 * @param {http.Agent} agent
 * @param {string} [cookie]
 * @returns {Promise<number>} octets
 */
function fetchOnce(url, agent, cookie) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers: cookie ? { cookie } : {} }, (response) => {
      let bytes = 0;
      response.on("data", (chunk) => {
        bytes += chunk.length;
      });
      response.on("end", () => {
        if ((response.statusCode ?? 500) < 300) resolve(bytes);
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    request.on("error", reject);
  });
}
