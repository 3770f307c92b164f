import { expect, it, vi } from "vitest";

it("two copies of the module in one process give no name to two texts", async () => {
  const { statementName: first } = await import("../../db/statement-name");
  vi.resetModules();
  const { statementName: second } = await import("../../db/statement-name");
  expect(second).not.toBe(first);
  expect(first("select 'one copy'")).not.toBe(second("select 'the other copy'"));
  expect(first("select 'both'")).toBe(second("select 'both'"));
});
