/** A fault that the person at the keyboard can mend: its message is one sentence, shown without a stack. */
export class Problem extends Error {
  name = "Problem";
}

/**
 * Runs a bin script. A Problem prints as one sentence, anything else with its stack; both exit with code 1.
 * @param {() => Promise<number | void>} main answers the exit code, nothing means 0
 */
export async function runMain(main) {
  // Who read us may be gone, a closed terminal or `| head`: a line that cannot be written must not end us out of order.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(sentenceOf(error) ?? error);
    process.exit(1); // whatever is still under way was for a start that failed
  }
}

/**
 * What to show of an error that a person can mend, or null when it is a fault of ours.
 * @param {unknown} error
 */
export function sentenceOf(error) {
  const { name, message, code, path } = /** @type {NodeJS.ErrnoException} */ (error ?? {});
  if (error instanceof Problem || name === "Problem") return message;
  // Any file of ours may be the first that finds no room.
  if (code === "ENOSPC")
    return `The disk is full${path ? ` (${path})` : ""}: free at least 200 MB, then start again.`;
  return null;
}
