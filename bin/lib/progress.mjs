const NOTICE_AFTER_MS = 1000;

/**
 * Runs one phase. One that takes longer than a second gets one line: its name when that becomes clear, the
 * elapsed time when it ends. Shorter ones are silent.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @param {{ shared?: boolean }} [options] `shared`: others write meanwhile, so the name is a line of its own
 * @returns {Promise<T>}
 */
export async function step(label, work, { shared = false } = {}) {
  const started = performance.now();
  let shown = false;
  const timer = setTimeout(() => {
    shown = !shared;
    process.stdout.write(shared ? `${label} …\n` : `${label} … `);
  }, NOTICE_AFTER_MS);
  try {
    const result = await work();
    const elapsed = seconds(performance.now() - started);
    if (shown) process.stdout.write(`${elapsed}\n`);
    // Work that blocked the event loop never let the timer fire.
    else if (!shared && performance.now() - started > NOTICE_AFTER_MS)
      process.stdout.write(`${label} … ${elapsed}\n`);
    return result;
  } catch (error) {
    if (shown) process.stdout.write(`failed after ${seconds(performance.now() - started)}\n`);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** @param {number} ms */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
