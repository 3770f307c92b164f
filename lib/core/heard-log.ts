/** Instants in microseconds, all of one clock: a later message has a later one, whoever sent it. */
export type Heard = { at: number; id?: number };

/**
 * Messages are numbered after their commit and travel on their own, so that two may change places on the way. Who
 * resumes where he stopped hearing goes back by this much; hearing a change twice costs one small request.
 */
export const reordering = 1_000_000;

/**
 * What was heard, complete since an instant. Pages and streams say how far they know, and get the rest. The web
 * process and the browser keep one each, of the same numbers.
 */
export class HeardLog<T extends Heard> {
  private entries: T[] = [];
  private latest: number | null;

  /** @param floor from when on nothing was missed; null: not known yet */
  constructor(
    private floor: number | null,
    private readonly most = 500,
  ) {
    this.latest = floor;
  }

  /** What is read from now on holds all that happened up to here; null before anything is known. */
  get position(): number | null {
    return this.latest;
  }

  /** Where to go on after hearing stopped. */
  get resumeAt(): number | null {
    const last = this.entries.length > 0 && this.latest !== null ? this.latest - reordering : this.latest;
    return last === null || this.floor === null ? last : Math.max(this.floor, last);
  }

  /** @returns false for what was heard before */
  add(entry: T): boolean {
    if (this.entries.some(({ at, id }) => at === entry.at && id === entry.id)) return false;
    // Whoever hears this hears all that is numbered later.
    this.floor ??= entry.at;
    this.latest = Math.max(this.latest ?? 0, entry.at);
    this.entries.push(entry);
    if (this.entries.length > this.most) this.floor = Math.max(this.floor, this.entries.shift()?.at ?? 0);
    return true;
  }

  /** What came after `position`; null when it is no longer, or not yet, known. */
  since(position: number): T[] | null {
    if (this.floor === null || position < this.floor) return null;
    return this.entries.filter(({ at }) => at > position);
  }

  /** After a break: what was heard before it is complete no more. */
  restart(floor: number | null): void {
    this.entries = [];
    this.floor = floor;
    this.latest = floor;
  }
}
