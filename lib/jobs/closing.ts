let closing = false;

/** Said by the worker when it is asked to end. */
export function startClosing(): void {
  closing = true;
}

/** Whether this process ends: a job that works through many rows asks before each, and leaves the rest to another. */
export function isClosing(): boolean {
  return closing;
}
