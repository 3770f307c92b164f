import { createRequire } from "node:module";
import { inRoot } from "./paths.mjs";
import { Problem } from "./problem.mjs";

/**
 * Makes the role `helpdesk` and its database if they are not there. Safe to repeat.
 * @param {string} adminUrl superuser
 * @param {string} password
 * @param {string} secretsFile named in the message when the server refuses the superuser's password
 */
export async function ensureDatabase(adminUrl, password, secretsFile) {
  const postgres = createRequire(inRoot("package.json"))("postgres");
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {}, connect_timeout: 20 });
  try {
    const [found] = await sql`
      select exists (select from pg_roles where rolname = 'helpdesk') as role,
             exists (select from pg_database where datname = 'helpdesk') as database`;
    // Passwords are ours and base64url: no quoting is needed, and ALTER ROLE takes no parameters.
    if (!found.role) await sql.unsafe(`create role helpdesk login password '${password}'`);
    if (!found.database) await sql`create database helpdesk owner helpdesk`;
  } catch (error) {
    const code = /** @type {{ code?: string }} */ (error).code;
    if (code !== "28P01") throw error;
    throw new Problem(
      `The database does not know the password in ${secretsFile}; put the file back that belongs to this data, or delete all data with npm run reset.`,
    );
  } finally {
    await sql.end({ timeout: 2 });
  }
}
