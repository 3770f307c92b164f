import { type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { openSql, type Sql } from "../../support/sql.mjs";
import { FarSide } from "./far-side";
import { findAdmin, makeAgent, type Person, signIn } from "./people";

export { expect };

type Trouble = { found: string[]; allow(pattern: RegExp): void };

type Shared = {
  sql: Sql;
  farSide: FarSide;
  /** The admin and a colleague; their replies leave at once. */
  priya: Person;
  mara: Person;
};

type Own = {
  /** What the browser complained about; at the end of a test there must be nothing but what it allowed. */
  trouble: Trouble;
  /** A browser window, signed in where a person is given. */
  open: (person: Person | null, options?: BrowserContextOptions) => Promise<Page>;
};

export const test = base.extend<Own, Shared>({
  sql: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters' names
    async ({}, use) => {
      const sql = openSql(process.env.E2E_SQL_URL ?? "", 2);
      await use(sql);
      await sql.end();
    },
    { scope: "worker" },
  ],
  farSide: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters' names
    async ({}, use) => {
      const farSide = new FarSide(Number(process.env.E2E_FAR_PORT));
      await farSide.up();
      await use(farSide);
      await farSide.down();
    },
    { scope: "worker", auto: true },
  ],
  priya: [async ({ sql }, use) => use(await findAdmin(sql)), { scope: "worker" }],
  mara: [async ({ sql }, use) => use(await makeAgent(sql, "Mara Lindqvist")), { scope: "worker" }],
  trouble: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters' names
    async ({}, use) => {
      const allowed: RegExp[] = [];
      const found: string[] = [];
      await use({ found, allow: (pattern) => void allowed.push(pattern) });
      const rest = found.filter((text) => !allowed.some((pattern) => pattern.test(text)));
      expect(rest, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  open: async ({ browser, sql, trouble }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (person, options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      context.on("console", (message) => {
        if (message.type() === "error") trouble.found.push(`${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (thrown) => {
        const error = thrown.error();
        trouble.found.push(error.stack || error.message);
      });
      if (person) await signIn(sql, context, person);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});
