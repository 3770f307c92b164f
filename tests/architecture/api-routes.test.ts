import { describe, expect, it } from "vitest";
import { type Source, sourcesIn } from "./sources";

/** What is wrong with the API's operations in these files: each says by itself what it asks for. */
function faults(sources: Source[]): string[] {
  return sources.flatMap(({ file, text }) => {
    if (!file.startsWith("lib/api/routes/")) {
      // Nothing is reached past the operations, but the document itself.
      const reached = [...text.matchAll(/\bapi\.(get|post|put|patch|delete|on|all|openapi)\("([^"]*)"/g)];
      return reached
        .filter(([, , path]) => path !== "/openapi.json")
        .map(([, method, path]) => `${file}: ${method} ${path} is no operation of lib/api/routes`);
    }
    const routes = text.match(/\bcreateRoute\(\{/g)?.length ?? 0;
    const asked = text.match(/^ {4}\.\.\.(needs(Once)?\("[a-z]+:(read|write)"\)|open\(\)),$/gm)?.length ?? 0;
    const write = /^ {4}method: "(post|put|patch|delete)",$/m.test(text);
    const found: string[] = [];
    if (routes !== 1) found.push(`${file}: ${routes} operations instead of one`);
    if (asked !== 1) found.push(`${file}: says ${asked} times what it asks for`);
    if (write && !/\.\.\.needs(Once)?\("[a-z]+:write"\)/.test(text))
      found.push(`${file}: changes without a scope to write`);
    if (/^ {4}method: "post",$/m.test(text) && !/needsOnce\(|"createAttachment"/.test(text))
      found.push(`${file}: makes something, and twice where it is sent twice`);
    if (/^import .*"@\/db\/(client|schema)|drizzle-orm/m.test(text))
      found.push(`${file}: asks the database itself`);
    return found;
  });
}

describe("every operation of the API", () => {
  const sources = sourcesIn(["lib"], /\.ts$/).filter(({ file }) => file.startsWith("lib/api/"));

  it("says once what it asks for, and leaves the work to a verb", () => {
    expect(faults(sources)).toEqual([]);
  });

  it("is seen by this test, and mounted", () => {
    const routes = sources.filter(({ file }) => file.startsWith("lib/api/routes/"));
    const mounted = sources.find(({ file }) => file === "lib/api/create-api.ts")?.text ?? "";
    expect(routes.length).toBeGreaterThan(1);
    for (const { text } of routes) {
      const name = /export const (\w+) = defineOpenAPIRoute\(/.exec(text)?.[1] ?? "no operation";
      expect(mounted.match(new RegExp(`\\b${name}\\b`, "g"))).toHaveLength(2);
    }
  });
});

const operation = (more: string, method = "delete") =>
  `export const act = defineOpenAPIRoute({\n  route: createRoute({\n    method: "${method}",\n${more}  }),\n});\n`;

describe("a planted operation", () => {
  it.each([
    ["asks for nothing", "lib/api/routes/a.ts", operation("", "get")],
    ["changes with a scope to read", "lib/api/routes/a.ts", operation('    ...needs("tickets:read"),\n')],
    [
      "makes one more each time",
      "lib/api/routes/a.ts",
      operation('    ...needs("tickets:write"),\n', "post"),
    ],
    ["changes for everybody", "lib/api/routes/a.ts", operation("    ...open(),\n")],
    [
      "asks twice",
      "lib/api/routes/a.ts",
      operation('    ...needs("tickets:write"),\n    ...needs("people:write"),\n'),
    ],
    [
      "asks the database",
      "lib/api/routes/a.ts",
      `import { db } from "@/db/client";\n${operation('    ...needs("tickets:write"),\n')}`,
    ],
    ["is reached past the others", "lib/api/more.ts", 'api.get("/secret", (context) => context.json({}));\n'],
  ])("that %s is found", (_what, file, text) => {
    expect(faults([{ file, text }])).toHaveLength(1);
  });

  it("that asks once passes", () => {
    const text = operation('    ...needs("tickets:write"),\n');
    expect(faults([{ file: "lib/api/routes/a.ts", text }])).toEqual([]);
  });
});
