/** Long threads and hostile mails: the first ids name the thread's start, the last ones its newest mails. */
const MAX_IDS = 100;
const KEEP_FIRST = 20;
/** RFC 5322 2.1.1 line length: nothing longer can be a real id. */
const MAX_ID = 998;

/**
 * Message-IDs of a Message-ID, In-Reply-To or References header, without angle brackets, in order, each once. Ids
 * without brackets are read when no id has them (broken senders). At most 100: the first 20, the last 80.
 */
export function readMessageIds(value: string): string[] {
  const bracketed = [...value.matchAll(/<([^<>]+)>/g)].map((match) => (match[1] ?? "").replace(/\s+/g, ""));
  const found =
    bracketed.length > 0 ? bracketed : value.split(/[\s,;<>]+/).filter((word) => word.includes("@"));
  const ids = [...new Set(found.map(clean).filter((id) => id !== "" && id.length <= MAX_ID))];
  if (ids.length <= MAX_IDS) return ids;
  return [...ids.slice(0, KEEP_FIRST), ...ids.slice(KEEP_FIRST - MAX_IDS)];
}

function clean(id: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  return id.toWellFormed().replace(/[\u0000-\u0020\u007f]/g, "");
}
