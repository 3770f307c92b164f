/** An answer by method, kind of address and class of status. */
export type Observed = { method: string; kind: string; status: string };
type Hear = (observed: Observed, seconds: number) => void;

// The door tells and Next's side counts: different bundles of one process, and the counting library is in one only.
const holder = globalThis as { helpdeskObserved?: Hear };

/** Has `hear` told of every answer from now on. */
export function hearOfRequests(hear: Hear): void {
  holder.helpdeskObserved = hear;
}

/** @param seconds from the request's first line to the answer's last octet */
export function tellOfRequest(observed: Observed, seconds: number): void {
  holder.helpdeskObserved?.(observed, seconds);
}
