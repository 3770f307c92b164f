/** What a worker process does: everything, or a part of it on a machine of its own. */
type Duties = {
  queues: boolean;
  mailListener: boolean;
  /** The file that is touched while all is well, for a container's health check. */
  signOfLife: string | undefined;
};

/**
 * Reads `--only=mail-in` (the SMTP listener alone), `--only=queues` and `--sign-of-life=<file>`.
 * @throws Error that names what there is
 */
export function dutiesOf(args: string[]): Duties {
  const duties: Duties = { queues: true, mailListener: true, signOfLife: undefined };
  for (const argument of args) {
    if (argument === "--only=mail-in") duties.queues = false;
    else if (argument === "--only=queues") duties.mailListener = false;
    else if (argument.startsWith("--sign-of-life=")) duties.signOfLife = argument.slice(15);
    else throw new Error(`${argument} is unknown: a worker takes --only=mail-in or --only=queues.`);
  }
  return duties;
}
