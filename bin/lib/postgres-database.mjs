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
  /** @type {typeof import("pg")} */
  const { Client } = createRequire(inRoot("package.json"))("pg");
  const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 20_000 });
  try {
    await client.connect();
    const { rows } = await client.query(`
      select exists (select from pg_roles where rolname = 'helpdesk') as role,
             exists (select from pg_database where datname = 'helpdesk') as database`);
    // Passwords are ours and base64url: no quoting is needed, and ALTER ROLE takes no parameters.
    if (!rows[0].role) await client.query(`create role helpdesk login password '${password}'`);
    // To verify a back-up a scratch database is made.
    await client.query("alter role helpdesk createdb");
    if (!rows[0].database) await client.query("create database helpdesk owner helpdesk");
  } catch (error) {
    const code = /** @type {{ code?: string }} */ (error).code;
    if (code !== "28P01") throw error;
    throw new Problem(
      `The database does not know the password in ${secretsFile}; put the file back that belongs to this data, or delete all data with npm run reset.`,
    );
  } finally {
    await client.end();
  }
}
