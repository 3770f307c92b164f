import pg from "pg";

/**
 * SQL as a tagged template, for what tests and proofs look at past the verbs: each value becomes a parameter, the
 * answer is its rows. A list goes in as an array: `where id = any(${ids})`.
 * @typedef {<Rows extends object[] = any[]>(text: TemplateStringsArray, ...values: unknown[]) => Promise<Rows>} Tag
 * @typedef {Tag & {
 *   unsafe(text: string): Promise<any[]>,
 *   begin<Result>(work: (sql: Tag) => Promise<Result>): Promise<Result>,
 *   end(): Promise<void>,
 * }} Sql
 */

/**
 * Opens connections as they are needed; those that die meanwhile are replaced, and their queries reject.
 * @param {string} url
 * @param {number} [max] connections
 * @returns {Sql}
 */
export function openSql(url, max = 1) {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 20_000,
    application_name: "tests",
    allowExitOnIdle: true,
  });
  pool.on("connect", (client) => client.on("error", () => {}));
  pool.on("error", () => {});
  return Object.assign(tag(pool), {
    /** Several statements at once, without parameters: the last one's rows. @param {string} text */
    async unsafe(text) {
      const results = [await pool.query(text)].flat();
      return results.at(-1)?.rows ?? [];
    },
    /** @template Result @param {(sql: Tag) => Promise<Result>} work */
    async begin(work) {
      const client = await pool.connect();
      try {
        await client.query("begin");
        const result = await work(tag(client));
        await client.query("commit");
        client.release();
        return result;
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
    end: () => pool.end(),
  });
}

/** @param {pg.Pool | pg.PoolClient} client @returns {Tag} */
function tag(client) {
  return async (text, ...values) => {
    const query = text.reduce((sum, part, at) => `${sum}$${at}${part}`);
    return /** @type {any} */ ((await client.query(query, values)).rows);
  };
}
