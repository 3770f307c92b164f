/**
 * A back-up is one .tar.gz: `begin.json`, the rows of each table in parts (PostgreSQL's COPY text, ordered by primary
 * key), the stored files, and `manifest.json` at the end, when everything has been counted. The schema is not in it:
 * our own migrations make it, up to the one that the back-up names.
 */
export const format = 1;

export type Begin = {
  format: number;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** The newest migration that had run, as db/migrations/meta/_journal.json dates it. */
  migration: number;
  /** Names the DATA_KEY without which the secrets in the rows cannot be read. */
  keyId: string;
};

export type TableCount = { name: string; columns: string[]; rows: number; sha256: string };

export type Manifest = Begin & {
  tables: TableCount[];
  /** Next values, by the sequence's name. */
  sequences: Record<string, { value: string; called: boolean }>;
  /** Null where the files were left out, as before a migration, which touches none. */
  files: { count: number; bytes: number; sha256: string } | null;
};

export const names = {
  begin: "begin.json",
  manifest: "manifest.json",
  part: (table: string, part: number) => `tables/${table}/${String(part).padStart(6, "0")}`,
  file: (key: string) => `files/${key}`,
};

/** Which table or stored file an entry belongs to. */
export function readName(name: string): { table: string } | { key: string } | null {
  const [kind, ...rest] = name.split("/");
  if (kind === "tables" && rest.length === 2 && rest[0]) return { table: rest[0] };
  if (kind === "files" && rest.length > 0) return { key: rest.join("/") };
  return null;
}
