/** @param {number} ms */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Polls until `test` answers something true.
 * @template T
 * @param {() => Promise<T> | T} test a throw counts as "not yet"
 * @param {{ ms: number, every?: number }} limits
 * @returns {Promise<T | null>} null when the time is up
 */
export async function until(test, { ms, every = 100 }) {
  const deadline = Date.now() + ms;
  for (;;) {
    try {
      const found = await test();
      if (found) return found;
    } catch {
      // what is asked may be down at the moment
    }
    if (Date.now() > deadline) return null;
    await pause(every);
  }
}

/**
 * Repeats until it succeeds, as a mail server or a browser's user does.
 * @template T
 * @param {() => Promise<T>} run
 * @param {{ ms: number, between: () => number, onFailure?: (error: Error) => void }} limits
 * @returns {Promise<T>}
 */
export async function insist(run, { ms, between, onFailure }) {
  const deadline = Date.now() + ms;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      onFailure?.(/** @type {Error} */ (error));
      if (Date.now() > deadline) throw error;
      await pause(between());
    }
  }
}

/**
 * Works through a list with `width` at a time.
 * @template T
 * @param {readonly T[]} items
 * @param {number} width
 * @param {(item: T, index: number) => Promise<void>} run
 */
export async function eachOf(items, width, run) {
  const waiting = items.map((item, index) => ({ item, index }));
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await run(next.item, next.index);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}
