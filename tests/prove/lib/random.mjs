/**
 * A seeded generator (mulberry32): the same seed gives the same plan of kills and the same sequence of verbs.
 * @param {number} seed
 */
export function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    /** A whole number from `least` up to, not including, `end`. */
    int: (/** @type {number} */ least, /** @type {number} */ end) =>
      least + Math.floor(next() * (end - least)),
    /**
     * @template T
     * @param {readonly T[]} items
     * @returns {T}
     */
    pick: (items) => /** @type {T} */ (items[Math.floor(next() * items.length)]),
    /**
     * @template T
     * @param {readonly T[]} items
     * @returns {T[]}
     */
    shuffled: (items) =>
      items
        .map((item) => ({ item, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item),
  };
}

/** A seed from the clock, for a run that was given none; print it. */
export function freshSeed() {
  return Date.now() % 1_000_000_000;
}
