import tty from "node:tty";

const SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Hears every signal that asks us to end, until the function it answers is called. SIGHUP, the closed terminal, is
 * meant for who has one: under nohup nobody has, and that SIGHUP was to be ignored Node has undone before us.
 * @param {(signal: NodeJS.Signals) => void} onEnd
 */
export function hearEndSignals(onEnd) {
  const withoutTerminal = ![0, 1, 2].some((fd) => tty.isatty(fd));
  /** @param {NodeJS.Signals} signal */
  const hear = (signal) => {
    if (signal === "SIGHUP" && withoutTerminal) return;
    onEnd(signal);
  };
  for (const signal of SIGNALS) process.on(signal, hear);
  return () => {
    for (const signal of SIGNALS) process.off(signal, hear);
  };
}
