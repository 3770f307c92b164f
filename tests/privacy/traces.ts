import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pool } from "../../db/client";
import { storageRoot } from "../../lib/stores/storage";

/** Every column that can hold words, as "table.column". */
export async function wordColumns(): Promise<string[]> {
  const { rows } = await pool().query(`select c.table_name || '.' || c.column_name as name
    from information_schema.columns c join pg_tables t on t.tablename = c.table_name and t.schemaname = 'public'
    where c.table_schema = 'public' and c.data_type in ('text', 'jsonb', 'json', 'ARRAY', 'tsvector', 'USER-DEFINED')
      and not (c.data_type = 'ARRAY' and c.udt_name <> '_text')
    order by 1`);
  return rows.map(({ name }) => name);
}

/** Where in the database, and under which key of the storage, a word stands, however it is written. */
export async function traces(word: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await wordColumns()) {
    const [table, column] = name.split(".");
    const { rows } = await pool().query(
      `select count(*)::int as count from "${table}" where "${column}"::text ilike $1`,
      [`%${word}%`],
    );
    if (rows[0].count > 0) found.push(name);
  }
  return [...found, ...(await storedWith(word))];
}

async function storedWith(word: string): Promise<string[]> {
  const root = storageRoot() ?? "";
  const names = await readdir(root, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
  const found: string[] = [];
  for (const file of files) {
    // Gone since the folder was read: other tests write beside this one.
    const text = await readFile(file, "latin1").catch(() => "");
    if (text.toLowerCase().includes(word.toLowerCase())) found.push(path.relative(root, file));
  }
  return found;
}
