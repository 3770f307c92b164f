import { loadAverage } from "../../prove/lib/report.mjs";

/** @typedef {{ figure: string, target: string, measured: string, ok: boolean | null }} Row `ok` null: for comparison */

export function createTable() {
  /** @type {Row[]} */
  const rows = [];
  return {
    /**
     * A figure with a target.
     * @param {string} figure
     * @param {string} target
     * @param {string} measured
     * @param {boolean} ok
     */
    judge: (figure, target, measured, ok) => void rows.push({ figure, target, measured, ok }),
    /**
     * A figure to compare the others with.
     * @param {string} figure
     * @param {string} measured
     */
    note: (figure, measured) => void rows.push({ figure, target: "", measured, ok: null }),
    print() {
      const width = (/** @type {"figure" | "target" | "measured"} */ key) =>
        Math.max(key.length, ...rows.map((row) => row[key].length));
      const [first, second, third] = [width("figure"), width("target"), width("measured")];
      const line = (/** @type {string[]} */ [figure = "", target = "", measured = "", verdict = ""]) =>
        console.log(
          `${figure.padEnd(first)}  ${target.padEnd(second)}  ${measured.padEnd(third)}  ${verdict}`,
        );
      console.log(`\n${loadAverage()}: trust the ratios, not the times`);
      line(["figure", "target", "measured"]);
      for (const { figure, target, measured, ok } of rows) {
        line([figure, target, measured, ok === null ? "" : ok ? "ok" : "MISS"]);
      }
      return rows.every((row) => row.ok !== false);
    },
  };
}

/** @param {number[]} values @param {number} share 0.5 for the median */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
