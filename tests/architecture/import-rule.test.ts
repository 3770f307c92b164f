import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runTool } from "./run-tool";
import { plant, read, removePlanted } from "./sources";

type Violation = { rule: { name: string }; from: string; to: string };

afterAll(removePlanted);

const config = [".dependency-cruiser.mjs", "--output-type", "json"];

async function violations(folder: string | undefined, places: string[]): Promise<string[]> {
  const { stdout, output } = await runTool("depcruise", ["--config", ...config, ...places], folder);
  if (!stdout.startsWith("{")) throw new Error(output);
  const found = JSON.parse(stdout) as { summary: { violations: Violation[]; totalCruised: number } };
  expect(found.summary.totalCruised).toBeGreaterThan(10);
  return found.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

it("holds in every source", async () => {
  const places = ["app", "components", "lib", "db", "web", "worker", "bin", "instrumentation.ts"];
  expect(await violations(undefined, places)).toEqual([]);
}, 60_000);

it("is kept by a configuration without baseline or exceptions of single files", () => {
  expect(read(".dependency-cruiser.mjs")).not.toMatch(
    /baseline|knownViolations|severity: "(warn|info|ignore)"/,
  );
});

/** What a wrong turn looks like, and the rule that must stop it. */
const plants: [rule: string, file: string, text: string][] = [
  ["core-imports-downwards", "lib/core/a.ts", 'export { db } from "@/db/client";'],
  ["db-imports-downwards", "db/b.ts", 'export { publish } from "@/lib/stores/publish";'],
  ["stores-imports-downwards", "lib/stores/c.ts", 'export { queue } from "@/lib/jobs/queue";'],
  ["jobs-imports-downwards", "lib/jobs/d.ts", 'export { record } from "@/lib/events/record";'],
  ["events-imports-downwards", "lib/events/e.ts", 'export { reply } from "@/lib/tickets/reply";'],
  ["settings-imports-downwards", "lib/settings/f.ts", 'export { person } from "@/lib/accounts/person";'],
  ["sla-imports-downwards", "lib/sla/g.ts", 'export type { Reply } from "@/lib/tickets/reply";'],
  ["email-imports-downwards", "lib/email/h.ts", 'export { reply } from "../tickets/reply";'],
  ["email-imports-downwards", "lib/email/i.ts", 'export { article } from "@/lib/knowledge/article";'],
  [
    "tickets-imports-downwards",
    "lib/tickets/j.ts",
    'export const later = () => import("@/lib/search/find");',
  ],
  ["search-imports-downwards", "lib/search/k.ts", 'export { agenda } from "@/lib/calendar/agenda";'],
  ["api-imports-downwards", "lib/api/l.ts", 'export { guard } from "@/lib/web/guard";'],
  ["web-imports-downwards", "lib/web/m.ts", 'export { Button } from "@/components/button";'],
  ["app-imports-downwards", "app/n.ts", 'export { handle } from "@/worker/handle";'],
  ["app-is-imported-by-nobody", "lib/web/o.ts", 'export { Page } from "@/app/page";'],
  ["processes-are-imported-by-nobody", "lib/api/p.ts", 'export { handle } from "@/worker/handle";'],
  ["each-process-by-itself", "web/p.ts", 'export { handle } from "@/worker/handle";'],
  ["processes-without-screens", "web/q.ts", 'export { Page } from "@/app/page";'],
  [
    "components-are-client-safe",
    "components/q.tsx",
    'import { db } from "@/db/client";\nexport const Q = () => <p>{db}</p>;',
  ],
  ["components-are-client-safe", "components/r.ts", 'export type { Row } from "@/db/schema";'],
  ["components-are-client-safe", "components/s.ts", 'export { reply } from "@/lib/tickets/reply";'],
  ["components-without-node", "components/t.ts", 'export { readFileSync } from "node:fs";'],
  ["client-safe-files", "lib/tickets/inputs.ts", 'export { reply } from "./reply";'],
  ["bullmq-in-jobs-only", "lib/tickets/u.ts", 'export { Queue } from "bullmq";'],
  ["framework-at-the-edge", "lib/tickets/v.ts", 'export { cookies } from "next/headers";'],
  ["framework-at-the-edge", "lib/sla/w.ts", 'import "server-only";\nexport const w = 1;'],
  ["framework-at-the-edge", "worker/x.ts", 'export { cache } from "react";'],
  ["i18n-stands-alone", "lib/i18n/y.ts", 'export { guard } from "@/lib/web/guard";'],
  ["known-folders-of-lib", "lib/utils/z.ts", 'export { db } from "@/db/client";'],
  ["processes-without-screens", "bin/commands/a.ts", 'export { Button } from "@/components/button";'],
  ["start-scripts-are-plain-node", "bin/lib/b.mjs", 'export { db } from "../../db/client.ts";'],
  ["no-test-code-in-the-product", "lib/tickets/c.ts", 'export { world } from "@/tests/support/world";'],
  ["resolvable", "lib/tickets/d.ts", 'export { gone } from "@/lib/sla/gone";'],
  ["no-cycle", "lib/tickets/e.ts", 'export { f } from "./f";'],
];

/** What stands there rightly: none of it may be found fault with. */
const fine: Record<string, string> = {
  "app/page.tsx":
    'export { Button as Page } from "@/components/button";\nexport { guard } from "@/lib/web/guard";',
  "components/button.tsx":
    'import type { View } from "@/lib/tickets/view-types";\nexport const Button = (view: View) => <b>{view}</b>;',
  "db/client.ts": "export const db = 1;",
  "db/schema/index.ts": "export type Row = number;",
  "lib/accounts/person.ts": 'export const person = 1;\nexport { db } from "@/db/client";',
  "lib/calendar/agenda.ts": 'export { reply as agenda } from "@/lib/tickets/reply";',
  "lib/events/record.ts": 'export { queue as record } from "@/lib/jobs/queue";',
  "lib/jobs/queue.ts": 'export { Queue as queue } from "bullmq";',
  "lib/knowledge/article.ts": "export const article = 1;",
  "lib/search/find.ts": "export const find = 1;",
  "lib/stores/publish.ts": 'export { db as publish } from "@/db/client";',
  "lib/tickets/f.ts": 'export { e as f } from "./e";',
  "lib/tickets/reply.ts":
    'export type Reply = number;\nexport { person as reply } from "@/lib/accounts/person";',
  "lib/tickets/view-types.ts": "export type View = string;",
  "lib/web/guard.ts": 'import "server-only";\nexport { forbidden as guard } from "next/navigation";',
  "tests/support/world.ts": "export const world = 1;",
  "worker/handle.ts": 'export { reply as handle } from "@/lib/tickets/reply";',
};

describe("a planted violation", () => {
  let found: string[];
  beforeAll(async () => {
    const folder = plant({
      ".dependency-cruiser.mjs": read(".dependency-cruiser.mjs"),
      "tsconfig.json": read("tsconfig.json"),
      "package.json": read("package.json"),
      ...fine,
      ...Object.fromEntries(plants.map(([, file, text]) => [file, `${text}\n`])),
    });
    found = await violations(folder, ["app", "components", "lib", "db", "web", "worker", "bin", "tests"]);
  }, 60_000);

  it.each(plants)("breaks the rule %s in %s", (rule, file) => {
    expect(found.map((one) => one.split(" → ")[0])).toContain(`${rule}: ${file}`);
  });

  it("is the only thing found fault with", () => {
    const wrong = new Set([...plants.map(([, file]) => file), "lib/tickets/f.ts"]);
    const others = found.filter((one) => !wrong.has(one.split(": ")[1]?.split(" → ")[0] ?? ""));
    expect(others).toEqual([]);
  });
});
