import { type Placeholder, sql } from "drizzle-orm";

/**
 * A limit that stands in a statement's text. As a parameter, and with one plan for a text, the planner expects a tenth
 * of all rows and sorts or scans them; a list of fifty then costs what the table does.
 */
export function literalLimit(rows: number): Placeholder {
  // Drizzle writes whatever it is given behind "limit"; its types only know numbers, which become parameters.
  return sql.raw(String(Math.trunc(rows))) as unknown as Placeholder;
}
