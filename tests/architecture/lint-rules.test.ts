import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runTool } from "./run-tool";
import { plant, read, removePlanted } from "./sources";

afterAll(removePlanted);

type Report = { diagnostics: { category: string; severity: string; location: { path: unknown } }[] };

// A lint rule that was silently switched off looks exactly like a clean code base.
const plants: [rule: string, file: string, text: string][] = [
  ["lint/style/noProcessEnv", "lib/tickets/a.ts", "export const a = process.env.HOME;\n"],
  ["lint/style/noProcessEnv", "app/b.ts", "export const b = process.env.HOME;\n"],
  ["lint/style/noProcessEnv", "worker/c.ts", "export const c = process.env.HOME;\n"],
  ["lint/suspicious/noExplicitAny", "lib/sla/d.ts", "export const d: any = 1;\n"],
  ["lint/suspicious/noExplicitAny", "tests/sla/e.ts", "export const e: any = 1;\n"],
  ["lint/style/noNonNullAssertion", "lib/email/f.ts", "export const f = (g: string[]) => g[0]!;\n"],
  ["lint/suspicious/noConsole", "components/h.ts", 'export const h = () => console.log("h");\n'],
  ["lint/suspicious/noConsole", "worker/i.ts", 'export const i = () => console.error("i");\n'],
  ["lint/style/useImportType", "lib/core/j.ts", 'import { Actor } from "./actor";\nexport type J = Actor;\n'],
  ["lint/correctness/noUnusedVariables", "lib/core/k.ts", "const k = 1;\nexport {};\n"],
];

const fine: Record<string, string> = {
  "bin/lib/l.mjs": "export const l = () => console.log(process.env.HOME);\n",
  "lib/core/env.ts": "export const m = process.env.HOME;\n",
  "tests/tickets/n.ts": "export const n = (o: string[]) => o[0]! + process.env.HOME;\n",
};

describe("a lint rule that carries the architecture", () => {
  let errors: string[];
  beforeAll(async () => {
    const folder = plant({
      "biome.json": read("biome.json"),
      ".gitignore": read(".gitignore"),
      ...fine,
      ...Object.fromEntries(plants.map(([, file, text]) => [file, text])),
    });
    const args = ["lint", "--reporter=json", "--max-diagnostics=none", "."];
    const { stdout, output, code } = await runTool("biome", args, folder);
    expect(code, output).toBe(1);
    const report = JSON.parse(stdout.slice(stdout.indexOf("{"))) as Report;
    errors = report.diagnostics
      .filter((one) => one.severity === "error")
      .map((one) => `${one.category} ${JSON.stringify(one.location.path)}`);
  }, 60_000);

  it.each(plants)("%s fires as an error in %s", (rule, file) => {
    expect(errors.filter((one) => one.startsWith(`${rule} `) && one.includes(file))).not.toEqual([]);
  });

  it("leaves alone what it must not forbid", () => {
    expect(errors.filter((one) => Object.keys(fine).some((file) => one.includes(file)))).toEqual([]);
  });
});
