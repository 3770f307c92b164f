/** Each connection keeps its own plan of every named statement: a bound on what that costs PostgreSQL in memory. */
const mostNames = 500;
// Next puts this module into several bundles of one process, and they share the pool: a name of their own for another
// text would clash on its connections.
const holder = globalThis as { helpdeskStatementNames?: Map<string, string> };
holder.helpdeskStatementNames ??= new Map();
const names = holder.helpdeskStatementNames;

/**
 * A statement's name, the same for the same text all through this process: PostgreSQL then parses and plans it once
 * for each connection. Undefined beyond 500 texts; those are planned each time.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
