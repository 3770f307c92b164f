/**
 * @typedef {object} Owned
 * @property {() => Promise<void> | void} stop gently, within its own time limit
 * @property {() => Promise<void> | void} [kill] at once
 */

const SAME_KEYPRESS_MS = 500;

/**
 * Keeps what must be ended, and ends it in reverse order on SIGINT, SIGTERM or SIGHUP. A second signal kills at
 * once. npm and the terminal both pass one Ctrl-C on, so signals close together count as one.
 * @param {{ exitCode?: number }} [options] for the way out by a signal: 0 where being stopped is the normal end
 */
export function createLifecycle({ exitCode = 0 } = {}) {
  /** @type {Promise<Owned | null>[]} */
  const owned = [];
  /** @type {Promise<void> | null} */
  let ending = null;
  let signalledAt = 0;

  async function endAll() {
    for (const promise of [...owned].reverse()) {
      try {
        await (await promise)?.stop();
      } catch (error) {
        console.error(error);
      }
    }
  }

  async function killAll() {
    await Promise.allSettled(owned.map(async (promise) => (await settledNow(promise))?.kill?.()));
  }

  function end() {
    ending ??= endAll();
    return ending;
  }

  /** @param {NodeJS.Signals} name */
  function onSignal(name) {
    const repeated = Date.now() - signalledAt < SAME_KEYPRESS_MS;
    if (signalledAt && !repeated) return void killAll().finally(() => process.exit(130));
    if (repeated) return;
    signalledAt = Date.now();
    if (name === "SIGINT") process.stdout.write("\nStopping …\n");
    void end().finally(() => process.exit(exitCode));
  }

  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(name, onSignal);

  return {
    /**
     * Owns a thing that may still be in the making: one that is made after the signal is ended all the same.
     * @template T
     * @param {Promise<T>} making
     * @param {(made: T) => Owned} describe
     * @returns {Promise<T>}
     */
    async own(making, describe) {
      owned.push(making.then(describe, () => null));
      const made = await making;
      // While everything is being ended the boot must not go on and start more.
      if (ending) await new Promise(() => {});
      return made;
    },
    end,
    get ending() {
      return ending !== null;
    },
  };
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T | null>} null while it is pending
 */
function settledNow(promise) {
  return Promise.race([promise, new Promise((resolve) => setTimeout(() => resolve(null), 10))]);
}
