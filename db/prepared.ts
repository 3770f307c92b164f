import { type Database, db } from "./client";

/**
 * A query whose text is built once, for what runs at every request: building it costs as much as answering it. Values
 * come by name (`sql.placeholder`) when it is executed.
 * @param build gets the key of one variant; what differs between two runs of a key must be a placeholder
 */
export function prepared<Query>(build: (db: Database, key: string) => Query): (key?: string) => Query {
  const made = new WeakMap<Database, Map<string, Query>>();
  return (key = "") => {
    const database = db();
    let queries = made.get(database);
    if (!queries) {
      queries = new Map();
      made.set(database, queries);
    }
    let query = queries.get(key);
    if (query === undefined) {
      query = build(database, key);
      queries.set(key, query);
    }
    return query;
  };
}
