import { globSync, readFileSync } from "node:fs";
import type { APIRequestContext } from "@playwright/test";
import { openLive } from "./support/desk";
import { expect, test } from "./support/test";

/** Of the tree, not of a list: a page or an action that comes new is asked as well. */
const pages = globSync("app/(settings)/settings/**/page.tsx").map(addressOf);
const routes = [
  { method: "POST", path: "/settings/brand/logo" },
  { method: "GET", path: "/settings/privacy/exports/1" },
  { method: "GET", path: "/api/quarantine/1" },
];
const handlers = globSync("app/(settings)/settings/**/route.ts").map(addressOf);

type Action = { id: string; name: string; path: string };
type Manifest = {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
};

function addressOf(file: string): string {
  return file
    .replace(/^app\/\(settings\)/, "")
    .replace(/\/(page\.tsx|page|route\.ts)$/, "")
    .replace(/\[\w+\]/g, "1");
}

function settingsActions(): Action[] {
  const manifest = readFileSync(".next/server/server-reference-manifest.json", "utf8");
  return Object.entries((JSON.parse(manifest) as Manifest).node)
    .filter(([, { filename }]) => filename.startsWith("app/(settings)/"))
    .map(([id, { filename, exportedName, workers }]) => ({
      id,
      name: `${filename} ${exportedName}`,
      path: addressOf(Object.keys(workers)[0] ?? ""),
    }));
}

/** Calls an action as a browser's scripts would, past every button, with a form that has no field. */
async function answerOf(request: APIRequestContext, { id, path }: Action): Promise<string> {
  const answer = await request.post(path, {
    headers: { "next-action": id, accept: "text/x-component", origin: process.env.E2E_URL ?? "" },
    multipart: { 0: '[null,"$K1"]' },
    maxRedirects: 0,
  });
  return answer.text();
}

test("who may not set anything up is refused every page, action and route of the settings, and sees no way there", async ({
  open,
  mara,
  trouble,
}) => {
  trouble.allow(/status of 40[13]/);
  const actions = settingsActions();
  expect(pages.length).toBeGreaterThan(15);
  expect(actions.length).toBeGreaterThan(30);
  expect(routes.map(({ path }) => path)).toEqual(expect.arrayContaining(handlers));
  const page = await open(mara);
  for (const path of pages) {
    expect((await page.goto(path))?.status(), path).toBe(403);
    await expect(page.getByRole("heading", { name: "You may not see this page" }), path).toBeVisible();
  }
  await openLive(page, "/inbox/open");
  await expect(page.getByRole("link", { name: "Settings" })).toHaveCount(0);
  const nobody = await open(null);
  for (const path of pages) {
    const answer = await nobody.request.get(path, { maxRedirects: 0 });
    expect(answer.headers().location, path).toMatch(/\/sign-in/);
  }
  for (const [{ request }, status, code] of [
    [page, 403, "forbidden"],
    [nobody, 401, "unauthenticated"],
  ] as const) {
    for (const action of actions) {
      expect(await answerOf(request, action), action.name).toContain(`"code":"${code}"`);
    }
    for (const { method, path } of routes) {
      const headers = { origin: process.env.E2E_URL ?? "" };
      expect((await request.fetch(path, { method, headers })).status(), path).toBe(status);
    }
  }
});
