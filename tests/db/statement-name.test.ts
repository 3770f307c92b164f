import { afterEach, beforeEach, expect, it, vi } from "vitest";

// The process has named what the files before this one asked: their names are set aside, there is a bound on them.
const holder = globalThis as { helpdeskStatementNames?: Map<string, string> | undefined };
let before: Map<string, string> | undefined;
beforeEach(() => {
  before = holder.helpdeskStatementNames;
  holder.helpdeskStatementNames = undefined;
  vi.resetModules();
});
afterEach(() => {
  holder.helpdeskStatementNames = before;
  vi.resetModules();
});

it("is the same for the same text, and another for another", async () => {
  const { statementName } = await import("../../db/statement-name");
  expect(statementName("select 'one'")).toBe(statementName("select 'one'"));
  expect(statementName("select 'one'")).not.toBe(statementName("select 'two'"));
});

it("two copies of the module in one process give no name to two texts", async () => {
  const { statementName: first } = await import("../../db/statement-name");
  vi.resetModules();
  const { statementName: second } = await import("../../db/statement-name");
  expect(second).not.toBe(first);
  expect(first("select 'one copy'")).not.toBe(second("select 'the other copy'"));
  expect(first("select 'both'")).toBe(second("select 'both'"));
});

it("five hundred texts have names, the next one is planned each time", async () => {
  const { statementName } = await import("../../db/statement-name");
  for (let text = 0; text < 500; text++) expect(statementName(`select ${text}`)).toBe(`s${text}`);
  expect(statementName("select 'one more'")).toBeUndefined();
  expect(statementName("select 7")).toBe("s7");
});
