import { describe, expect, it } from "vitest";
import { faultsOfEntrances } from "./entrances";
import { type Entrance, listEntrances } from "./list-entrances";
import { sourcesIn } from "./sources";

const entrances = sourcesIn(["app", "components", "lib"], /\.tsx?$/);

describe("every entrance", () => {
  it("asks for its actor, or says why it is public", () => {
    expect(faultsOfEntrances(entrances)).toEqual([]);
  });

  it("is seen by this test, and by the matrix that asks each of them, with what it asks for", () => {
    const listed = listEntrances(entrances);
    expect(listed.filter(({ asks }) => asks === null)).toEqual([]);
    const count = (kind: Entrance["kind"]) => listed.filter((one) => one.kind === kind).length;
    expect(count("page")).toBe(entrances.filter(({ file }) => /(^|\/)page\.tsx$/.test(file)).length);
    expect(count("page")).toBeGreaterThan(60);
    expect(count("route")).toBeGreaterThan(35);
    expect(count("action")).toBeGreaterThan(90);
    expect(count("operation")).toBeGreaterThan(15);
  });
});

const action = '"use server";\n\nimport { verbAction } from "@/lib/web/action";\n\n';
const made = 'const next = verbAction("tickets.work", input, list);\n\n';

describe("a planted entrance", () => {
  it.each([
    [
      "a page without an actor",
      "app/a/page.tsx",
      "export default async function Page() {\n  return null;\n}\n",
    ],
    [
      "a page whose comment gives no reason",
      "app/a/page.tsx",
      "// Public:\nexport default async function Page() {\n  return null;\n}\n",
    ],
    [
      "a route of its own making",
      "app/a/route.ts",
      "export async function GET() {\n  return new Response();\n}\n",
    ],
    ["a handler out of nowhere", "app/a/route.ts", "export const POST = async () => new Response();\n"],
    [
      "a route from elsewhere, unexplained",
      "app/a/route.ts",
      'export { GET } from "@/lib/web/auth-handlers";\n',
    ],
    [
      "a bare action",
      "app/a/actions.ts",
      `${action}export async function erase(id: number) {\n  await remove(id);\n}\n`,
    ],
    ["an arrow as action", "app/a/actions.ts", `${action}export const erase = async () => {};\n`],
    [
      "an action from elsewhere",
      "app/a/actions.ts",
      `${action}export { erase } from "@/lib/tickets/erase";\n`,
    ],
    [
      "an action that does something beside the wrapped one",
      "app/a/actions.ts",
      `${action}${made}export async function more(id: number) {\n  await remove(id);\n  return next({ id });\n}\n`,
    ],
    [
      "an action within a component",
      "app/a/part.tsx",
      'export function Part() {\n  async function act() {\n    "use server";\n  }\n  return act;\n}\n',
    ],
  ])("is found: %s", (_what, file, text) => {
    expect(faultsOfEntrances([{ file, text }])).toHaveLength(1);
  });

  it.each([
    [
      "a guarded page",
      "app/a/page.tsx",
      'export default async function Page() {\n  const actor = await pageActor("own");\n  return actor.name;\n}\n',
    ],
    [
      "an explained page",
      "app/a/page.tsx",
      "// Public: shows the help centre.\nexport default async function Page() {\n  return null;\n}\n",
    ],
    [
      "a wrapped route",
      "app/a/route.ts",
      'export const dynamic = "force-dynamic";\n\nexport const GET = route("own", async () => new Response());\n',
    ],
    [
      "a wrapped action",
      "app/a/actions.ts",
      `${action}export const erase = verbAction("own", input, remove);\n`,
    ],
    [
      "a function that fills an action in",
      "app/a/actions.ts",
      `${action}${made}export async function more(id: number) {\n  const zone = await zoneOf();\n  return next({ id, zone });\n}\n`,
    ],
    [
      "an explained action",
      "app/a/actions.ts",
      `${action}// Public: keeps a cookie only.\nexport async function choose(theme: string) {\n  await remember(theme);\n}\n`,
    ],
  ])("passes: %s", (_what, file, text) => {
    expect(faultsOfEntrances([{ file, text }])).toEqual([]);
  });
});
