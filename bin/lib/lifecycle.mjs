import { hearEndSignals } from "./end-signals.mjs";
import { sentenceOf } from "./problem.mjs";

/**
 * @typedef {object} Owned
 * @property {() => Promise<void> | void} stop gently, within its own time limit
 * @property {() => Promise<void> | void} [kill] at once
 */

const SAME_KEYPRESS_MS = 500;

/**
 * Keeps what must be ended, and ends it in reverse order when a signal says so. A second Ctrl-C kills at once: only
 * that is a person's impatience. npm and the terminal both pass one on, so two close together count as one.
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
    if (signalledAt) {
      const again = name === "SIGINT" && Date.now() - signalledAt > SAME_KEYPRESS_MS;
      if (again) void killAll().finally(() => process.exit(130));
      return;
    }
    signalledAt = Date.now();
    if (name === "SIGINT") process.stdout.write("\nStopping …\n");
    void end().finally(() => process.exit(exitCode));
  }

  hearEndSignals(onSignal);

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
    /**
     * Ends everything because of a fault that came up while it ran.
     * @param {unknown} error
     */
    fail(error) {
      if (ending) return;
      console.error(sentenceOf(error) ?? error);
      exitCode = 1;
      void end().finally(() => process.exit(exitCode));
    },
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
