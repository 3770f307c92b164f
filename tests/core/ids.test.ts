import { describe, expect, it } from "vitest";
import { type Actor, actingAt, ensureMay, may } from "../../lib/core/actor";
import { AppError, errorStatus, isAppError } from "../../lib/core/errors";
import { hashToken, randomToken, secretToken, sha256 } from "../../lib/core/ids";

describe("tokens", () => {
  it("are long, never the same, and survive a mail system that folds case", () => {
    const tokens = Array.from({ length: 2000 }, randomToken);
    expect(new Set(tokens).size).toBe(2000);
    for (const token of tokens) expect(token).toMatch(/^[0-9a-z]{25}$/);
    for (const token of tokens) expect(token.toUpperCase().toLowerCase()).toBe(token);
  });

  it("for links and sessions carry 256 bits and stand in an address unescaped", () => {
    const token = secretToken();
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(encodeURIComponent(token)).toBe(token);
  });

  it("are hashed with SHA-256", () => {
    expect(hashToken("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(sha256(Buffer.from("abc"))).toBe(hashToken("abc"));
  });
});

describe("an expected failure", () => {
  it("has a status of its own kind, and is told from an accident", () => {
    const error = new AppError("conflict", "error.conflict.status", { details: { theirs: "open" } });
    expect(errorStatus[error.code]).toBe(409);
    expect(isAppError(error)).toBe(true);
    expect(isAppError(new Error("conflict"))).toBe(false);
    expect(isAppError({ name: "AppError" })).toBe(false);
  });
});

describe("an actor", () => {
  const agent: Actor = {
    kind: "staff",
    id: 1,
    name: "Anna",
    permissions: new Set(["tickets.work"]),
    teamIds: [],
    sharedOrganisationId: null,
    locale: "en",
    timeZone: "UTC",
    undoSeconds: 0,
  };

  it("may what he was permitted, the system everything, a customer nothing", () => {
    expect([may(agent, "tickets.work"), may(agent, "tickets.all")]).toEqual([true, false]);
    expect(may({ ...agent, kind: "system", permissions: new Set() }, "settings.mail")).toBe(true);
    expect(() => ensureMay({ ...agent, kind: "customer", permissions: new Set() }, "tickets.work")).toThrow(
      "forbidden",
    );
  });

  it("at another instant is a copy: the original goes on with the present", () => {
    const then = actingAt(agent, new Date(0));
    expect([then.at, agent.at]).toEqual([new Date(0), undefined]);
  });
});
