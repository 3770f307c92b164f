import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { memberships, roles, sessions, users } from "../../db/schema";
import { changePreferences } from "../../lib/accounts/change-preferences";
import { findSessionActor, findSignedIn } from "../../lib/accounts/find-session-actor";
import { createSession, endSession, findSession, sweepSessions } from "../../lib/accounts/sessions";
import type { Actor } from "../../lib/core/actor";
import { secretToken } from "../../lib/core/ids";
import { countRows, deactivate, makeTeam } from "../support/tickets";
import { actorOf, makeAgent, makeWorld } from "../support/world";

let admin: Actor;
let token: string;
beforeEach(async () => {
  ({ admin } = await makeWorld());
  token = secretToken();
  await createSession(token, admin.id, new Date(Date.now() + 3_600_000));
});

describe("a session", () => {
  it("is its person, with his permissions of now", async () => {
    expect(await findSessionActor(token)).toMatchObject({ id: admin.id, kind: "staff" });
    expect(await findSignedIn(token)).toMatchObject({
      address: "priya@northwind.test",
      workspaceName: "Northwind",
    });
    await db()
      .update(roles)
      .set({ permissions: ["tickets.work", "made.up"] })
      .where(eq(roles.key, "admin"));
    expect([...(await findSessionActor(token))!.permissions]).toEqual(["tickets.work"]);
  });

  it("is stored as a hash: who reads the table can sign in as nobody", async () => {
    const [row] = await db().select().from(sessions);
    expect(row!.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(token);
    expect(await findSessionActor(row!.tokenHash)).toBeNull();
  });

  it("is nobody's once it has expired, was ended, or its person is deactivated", async () => {
    await db().update(sessions).set({ expiresAt: sql`now() - interval '1 second'` });
    expect(await findSessionActor(token)).toBeNull();
    await db().update(sessions).set({ expiresAt: sql`now() + interval '1 minute'` });
    expect(await findSession(token)).toMatchObject({ userId: admin.id });
    await deactivate(admin);
    expect([await findSessionActor(token), await findSession(token)]).toEqual([null, null]);
    await db().update(users).set({ status: "active" }).where(eq(users.id, admin.id));
    await endSession(token);
    expect(await findSessionActor(token)).toBeNull();
  });

  it("is unknown for any other token", async () => {
    expect(await findSessionActor(secretToken())).toBeNull();
    expect(await findSessionActor("")).toBeNull();
  });

  it("that has expired is swept away, a bounded number a run, and no other", async () => {
    for (let index = 0; index < 3; index++)
      await createSession(secretToken(), admin.id, new Date(Date.now() - 1000));
    expect(await sweepSessions(2)).toBe(2);
    expect(await sweepSessions(2)).toBe(1);
    expect(await sweepSessions(2)).toBe(0);
    expect(await countRows("sessions")).toBe(1);
  });
});

describe("an actor's teams", () => {
  it("are the open ones and the restricted ones he belongs to", async () => {
    const anna = await makeAgent("Anna", "anna@northwind.test");
    const open = await makeTeam("Support", false);
    const own = await makeTeam("Legal", true, [anna]);
    await makeTeam("HR", true, [admin]);
    expect((await actorOf(anna.id)).teamIds.toSorted((a, b) => a - b)).toEqual([open, own]);
    await db().delete(memberships);
    expect((await actorOf(anna.id)).teamIds).toEqual([open]);
  });
});

describe("one's own preferences", () => {
  it("are one's own: nobody else's change, and an unknown language is refused", async () => {
    const anna = await makeAgent("Anna", "anna@northwind.test");
    await changePreferences(anna, { locale: "de", theme: "dark" });
    expect((await actorOf(anna.id)).locale).toBe("de");
    expect((await actorOf(admin.id)).locale).toBe("en");
    await expect(changePreferences(anna, { locale: "xx" as "en" })).rejects.toMatchObject({
      issues: [{ path: ["locale"] }],
    });
  });
});
