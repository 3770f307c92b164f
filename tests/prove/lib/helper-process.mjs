import { fork } from "node:child_process";
import { once } from "node:events";
import { ROOT } from "../../../bin/lib/paths.mjs";

/**
 * A process of ours that calls verbs when asked (see verbs.ts). One that is killed fails every call under way, and
 * comes back at once: whoever calls repeats, as a browser does.
 * @param {string} file
 * @param {Record<string, string | undefined>} env
 */
export function openHelper(file, env) {
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const calls = new Map();
  let last = 0;
  let closed = false;
  let child = launch();

  function launch() {
    const made = fork(file, { cwd: ROOT, env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
    made.on("message", (/** @type {any} */ { id, result, error }) => {
      const call = calls.get(id);
      calls.delete(id);
      if (error === undefined) call?.resolve(result);
      else call?.reject(new Error(error));
    });
    made.once("exit", () => {
      for (const call of calls.values()) call.reject(new Error("the helper was killed"));
      calls.clear();
      if (!closed) child = launch();
    });
    return made;
  }

  return {
    /**
     * @param {string} verb
     * @param {unknown} [input]
     * @returns {Promise<any>}
     */
    call(verb, input) {
      const id = ++last;
      return new Promise((resolve, reject) => {
        calls.set(id, { resolve, reject });
        child.send({ id, verb, input }, (error) => error && reject(error));
      });
    },
    kill() {
      child.kill("SIGKILL");
    },
    async close() {
      closed = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}
