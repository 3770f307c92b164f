type Entry = { value: Promise<unknown>; until: number };
type Memory = Map<string, Entry>;

/** What others ask us to keep, by addresses they make up, must not fill the process. */
const mostEntries = 1000;

// Next puts this module into several bundles of one process: what one of them forgets, all must.
const holder = globalThis as { helpdeskMemory?: Memory };

function memory(): Memory {
  holder.helpdeskMemory ??= new Map();
  return holder.helpdeskMemory;
}

/**
 * What `load` answered within the last seconds in this process; who asks meanwhile waits for the same answer. For what
 * everybody may see only. A change is seen at once where `forget` follows its commit, and in the other processes after
 * `seconds` at the latest. `null` is not kept: what is not there may come at any moment, and addresses that somebody
 * makes up push out nothing.
 */
export async function remember<T>(key: string, seconds: number, load: () => Promise<T>): Promise<T> {
  const entries = memory();
  const known = entries.get(key);
  if (known && known.until > performance.now()) return known.value as Promise<T>;
  const value = load();
  entries.delete(key);
  entries.set(key, { value, until: performance.now() + seconds * 1000 });
  for (const oldest of entries.keys()) {
    if (entries.size <= mostEntries) break;
    entries.delete(oldest);
  }
  const drop = () => {
    if (entries.get(key)?.value === value) entries.delete(key);
  };
  value.then((found) => found === null && drop(), drop);
  return value;
}

/** Forgets every key that begins so: what was read before this moment is answered to nobody who asks from now on. */
export function forget(prefix: string): void {
  const entries = memory();
  for (const key of entries.keys()) if (key.startsWith(prefix)) entries.delete(key);
}
