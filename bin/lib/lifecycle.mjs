/**
 * @typedef {object} Owned
 * @property {() => Promise<void> | void} stop gently, within its own time limit
 * @property {() => Promise<void> | void} [kill] at once; without it, nothing is done when there is no time
 */

const SAME_KEYPRESS_MS = 500;

/**
 * Keeps what must be ended, in order, and ends it on SIGINT, SIGTERM or SIGHUP: the last owned first. A second
 * signal kills at once. npm and the terminal both pass one Ctrl-C on, so signals close together count as one.
 */
export function createLifecycle() {
  /** @type {Promise<Owned | null>[]} */
  const owned = [];
  /** @type {Promise<void> | null} */
  let ending = null;
  let signalledAt = 0;

  async function end() {
    for (const promise of owned.splice(0).reverse()) {
      try {
        await (await promise)?.stop();
      } catch (error) {
        console.error(error);
      }
    }
  }

  /** @param {Promise<Owned | null>[]} all */
  async function killAll(all) {
    await Promise.allSettled(all.map(async (promise) => (await settledNow(promise))?.kill?.()));
  }

  /** @param {NodeJS.Signals} name */
  function onSignal(name) {
    if (ending && Date.now() - signalledAt < SAME_KEYPRESS_MS) return;
    if (ending) {
      void killAll(everything).finally(() => process.exit(130));
      return;
    }
    signalledAt = Date.now();
    if (name === "SIGINT") process.stdout.write("\nStopping …\n");
    ending = end();
    void ending.finally(() => process.exit(0));
  }

  /** @type {Promise<Owned | null>[]} */
  const everything = [];
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(name, () => onSignal(name));

  return {
    /**
     * Owns a thing that may still be in the making: one that is made after the signal is ended all the same.
     * @template T
     * @param {Promise<T>} making
     * @param {(made: T) => Owned} describe
     * @returns {Promise<T>}
     */
    async own(making, describe) {
      const promise = making.then(describe, () => null);
      owned.push(promise);
      everything.push(promise);
      const made = await making;
      // While everything is being ended, the boot must not go on and start more.
      if (ending) await new Promise(() => {});
      return made;
    },
    /** Ends everything owned; for the way out that is no signal. */
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
