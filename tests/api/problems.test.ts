import { beforeEach, describe, expect, it, vi } from "vitest";
import { pool } from "../../db/client";
import type { Actor } from "../../lib/core/actor";
import { log } from "../../lib/core/logger";
import * as records from "../../lib/tickets/ticket-record";
import { makeWorld } from "../support/world";
import { tokenOf } from "./support/caller";
import { servedApi } from "./support/serve";

const api = servedApi();

let admin: Actor;
let token: string;
beforeEach(async () => {
  ({ admin } = await makeWorld());
  token = await tokenOf(admin);
});

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${api.base}/api/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...init.headers },
  });

describe("what goes wrong", () => {
  it("says where it is explained", async () => {
    const problem = await (await call("/nowhere")).json();
    expect(problem).toEqual({
      type: "http://localhost:3999/api/docs#not_found",
      title: "Not found",
      status: 404,
      code: "not_found",
      detail: "There is nothing at this address.",
    });
  });

  it("with a method that an address does not take names those it takes", async () => {
    const response = await call("/tickets/1001", { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toMatch(/^GET(, PATCH)?$/);
    expect(await response.json()).toMatchObject({ code: "method_not_allowed" });
  });

  it("for a reason that nobody expected shows an id that is in the log, and no more", async () => {
    const failing = vi
      .spyOn(records, "getTicketRecord")
      .mockRejectedValue(new Error("secret of the database"));
    const logged = vi.spyOn(log(), "error").mockImplementation(() => {});
    const response = await call("/tickets/1001");
    const problem = await response.json();
    expect(response.status).toBe(500);
    expect(problem).toMatchObject({ code: "unexpected", id: expect.stringMatching(/^\w{10}$/) });
    expect(JSON.stringify(problem)).not.toContain("secret");
    expect(logged.mock.calls[0]?.[0]).toMatchObject({
      id: problem.id,
      error: expect.stringContaining("secret of the database"),
    });
    failing.mockRestore();
    logged.mockRestore();
  });
});

describe("a program that runs wild", () => {
  it("is told when to go on, and another one is not held up", async () => {
    expect((await call("/tickets")).status).toBe(200);
    await pool().query("update rate_limits set points = 600 where key like 'api-caller%'");
    // What the process has taken ahead is used first.
    let last = await call("/tickets");
    for (let calls = 1; last.status === 200 && calls < 10; calls++) last = await call("/tickets");
    expect(last.status).toBe(429);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(last.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(await last.json()).toMatchObject({ code: "rate_limited", detail: /Try again in \d+ second/ });
    token = await tokenOf(admin);
    expect((await call("/tickets")).status).toBe(200);
  });
});
