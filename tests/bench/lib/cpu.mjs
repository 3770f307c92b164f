import { readdirSync, readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux we run on

/**
 * Milliseconds of processor that a process has used, user and system, its threads included.
 * @param {number} pid
 */
export function processCpu(pid) {
  const { utime, stime } = statOf(pid) ?? { utime: 0, stime: 0 };
  return ((utime + stime) * 1000) / TICKS_PER_SECOND;
}

/**
 * The same over PostgreSQL: the postmaster, its living backends, and those that have ended meanwhile.
 * @param {number} postmaster
 */
export function postgresCpu(postmaster) {
  const own = statOf(postmaster);
  if (!own) return 0;
  const ticks = childrenOf(postmaster).reduce((sum, child) => sum + child.utime + child.stime, 0);
  return ((ticks + own.utime + own.stime + own.cutime + own.cstime) * 1000) / TICKS_PER_SECOND;
}

/**
 * Memory in MB of a process and everything below it, less PostgreSQL's: resident, and with shared pages counted once.
 * @param {number} pid
 */
export function treeMemory(pid) {
  const sum = { rss: 0, pss: 0, parts: /** @type {string[]} */ ([]) };
  const add = (/** @type {number} */ one) => {
    const stat = statOf(one);
    if (!stat || stat.name.startsWith("postgres")) return;
    const { rss, pss } = processMemory(one);
    sum.rss += rss;
    sum.pss += pss;
    sum.parts.push(`${stat.name} ${rss.toFixed(0)}`);
    for (const child of childrenOf(one)) add(child.pid);
  };
  add(pid);
  return sum;
}

/**
 * A process's own, in MB: resident, and with shared pages divided among those who share them.
 * @param {number} pid
 */
export function processMemory(pid) {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const megabytes = (/** @type {string} */ key) =>
    Number(rollup.match(new RegExp(`^${key}:\\s+(\\d+) kB`, "m"))?.[1] ?? 0) / 1024;
  return { rss: megabytes("Rss"), pss: megabytes("Pss") };
}

/** @param {number} parent */
function childrenOf(parent) {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? [])
    .filter((stat) => stat.ppid === parent);
}

/** @param {number} pid */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const name = text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"));
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [ppid, utime, stime, cutime, cstime] = [1, 11, 12, 13, 14].map((at) => fields[at] ?? 0);
    return { pid, name, ppid, utime, stime, cutime, cstime };
  } catch {
    return null;
  }
}
