import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { users } from "../../db/schema";
import document from "../../docs/openapi.json" with { type: "json" };
import type { Actor } from "../../lib/core/actor";
import type { ApiScope } from "../../lib/core/api-scopes";
import { makeCustomer } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";
import { tokenOf } from "./support/caller";
import { servedApi } from "./support/serve";

const api = servedApi();

let admin: Actor;
beforeEach(async () => {
  ({ admin } = await makeWorld());
  api.signIn(null);
});

type Operation = { method: string; path: string; scope: ApiScope | null };

/** Every operation of the document, with the scope it asks for; null for those that are public. */
const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { security }]) => ({
    method: method.toUpperCase(),
    path: path.replaceAll(/\{(\w+)\}/g, (_all, name) => (name === "locale" ? "en" : "1")),
    scope:
      (security.find((one: object) => "token" in one) as { token: ApiScope[] } | undefined)?.token[0] ?? null,
  })),
);
const closed = operations.filter(({ scope }) => scope !== null);

async function call({ method, path }: Operation, headers: Record<string, string> = {}) {
  const response = await fetch(api.base + path, { method, headers });
  return {
    status: response.status,
    headers: response.headers,
    problem: await response.json().catch(() => null),
  };
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
/** Past the door: whatever else is wrong with a call without its body. */
const inside = [200, 201, 400, 404, 409, 415];

it("the document names operations of every scope", () => {
  expect(new Set(closed.map(({ scope }) => scope))).toEqual(
    new Set(["tickets:read", "tickets:write", "people:read", "people:write"]),
  );
});

describe.each(closed)("$method $path", (operation) => {
  it("asks who calls", async () => {
    expect(await call(operation)).toMatchObject({ status: 401, problem: { code: "unauthenticated" } });
    for (const sent of ["Bearer hd_nothing", "Bearer", "Basic aGQ6aGQ=", `Bearer hd_${"x".repeat(43)}`]) {
      const refused = await call(operation, { authorization: sent });
      expect(refused).toMatchObject({ status: 401, problem: { code: "unauthenticated" } });
      expect(refused.headers.get("www-authenticate")).toBe('Bearer realm="api", error="invalid_token"');
    }
  });

  it("opens to a token with its scope, and to no other", async () => {
    const levels = { read: ["read"], write: ["read", "write"] } as const;
    for (const area of ["tickets", "people"] as const) {
      for (const level of ["read", "write"] as const) {
        const token = await tokenOf(
          admin,
          ...(area === "tickets" ? ([level, "none"] as const) : (["none", level] as const)),
        );
        const { status, problem } = await call(operation, bearer(token));
        const given = levels[level].map((one) => `${area}:${one}`);
        if (given.includes(operation.scope ?? "")) expect(inside).toContain(status);
        else
          expect({ status, code: problem.code, detail: problem.detail }).toEqual({
            status: 403,
            code: "forbidden",
            detail: `The token was not given “${operation.scope}”.`,
          });
      }
    }
  });

  it("refuses whoever may not, with a session too", async () => {
    const refused = [
      await makeAgent("C", "c@northwind.test", { roleKey: "collaborator" }),
      await makeCustomer("Hannah Ostermann", "hannah@roastery.test"),
    ];
    for (const actor of refused) {
      api.signIn(actor);
      expect(await call(operation)).toMatchObject({ status: 403, problem: { code: "forbidden" } });
    }
    api.signIn(admin);
    expect(inside).toContain((await call(operation)).status);
  });

  it("never acts with a session that another site sends, and reads with it nothing that the site could see", async () => {
    api.signIn(admin);
    const foreign: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.test" },
    ];
    for (const headers of foreign) {
      const { status, headers: sent } = await call(operation, headers);
      if (operation.method === "GET") expect(sent.get("access-control-allow-origin")).toBeNull();
      else expect(status).toBe(403);
    }
  });
});

it("a token is nobody but its owner, whatever cookie comes with it", async () => {
  const customer = await makeCustomer("Hannah Ostermann", "hannah@roastery.test");
  api.signIn(customer);
  const token = await tokenOf(admin, "read");
  expect((await call(closed[0]!, bearer(token))).status).toBe(200);
  api.signIn(admin);
  expect((await call(closed[0]!, { authorization: "Bearer hd_wrong" })).status).toBe(401);
});

it("a token of whoever was deactivated is dead at once", async () => {
  const agent = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  const token = await tokenOf(agent, "read");
  expect((await call(closed[0]!, bearer(token))).status).toBe(200);
  await db().update(users).set({ status: "deactivated" }).where(eq(users.id, agent.id));
  expect((await call(closed[0]!, bearer(token))).status).toBe(401);
});

it("public operations ask nobody, and take no notice of a token that is wrong", async () => {
  for (const operation of operations.filter(({ scope }) => scope === null)) {
    expect([200, 400, 404]).toContain((await call(operation)).status);
    expect([200, 400, 404]).toContain((await call(operation, bearer("hd_wrong"))).status);
  }
});
