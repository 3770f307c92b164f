import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, memberships, roles, sessions, users } from "../../db/schema";
import { changePreferences } from "../../lib/accounts/change-preferences";
import { endOneSession, endOtherSessions } from "../../lib/accounts/end-session";
import { accountEvents } from "../../lib/accounts/events";
import { findSessionActor, findSignedIn } from "../../lib/accounts/find-session-actor";
import { listSessions, listSessionsOf } from "../../lib/accounts/list-sessions";
import { createSession, endSession, findSession, sweepSessions } from "../../lib/accounts/sessions";
import { signOutColleague } from "../../lib/accounts/sign-out-colleague";
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

describe("where somebody is signed in", () => {
  const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
  const soon = () => new Date(Date.now() + 3_600_000);
  let other: string;
  beforeEach(async () => {
    other = secretToken();
    await createSession(other, admin.id, soon(), { network: "203.0.113.7", agent: firefox });
  });

  it("is told by browser, system and network, the session that asks marked", async () => {
    const [latest, first, ...more] = await listSessions(admin, token);
    expect(latest).toMatchObject({
      browser: "Firefox",
      system: "Linux",
      network: "203.0.113.7",
      isThis: false,
    });
    expect(first).toMatchObject({ browser: "", system: "", network: "", isThis: true });
    expect(more).toEqual([]);
  });

  it("does not name expired sessions, nor anybody else's", async () => {
    await createSession(secretToken(), admin.id, new Date(Date.now() - 1000));
    const mara = await makeAgent("Mara", "mara@northwind.test");
    await createSession(secretToken(), mara.id, soon());
    expect(await listSessions(admin, token)).toHaveLength(2);
    expect(await listSessionsOf(admin, { userId: mara.id })).toMatchObject([{ isThis: false }]);
    await expect(listSessionsOf(mara, { userId: admin.id })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("moves on with use, a few minutes at a time", async () => {
    const seen = async () => (await listSessions(admin, token)).find(({ isThis }) => isThis)?.lastSeenAt;
    const begun = await seen();
    await findSignedIn(token);
    expect(await seen()).toBe(begun);
    await db().update(sessions).set({ lastSeenAt: sql`now() - interval '6 minutes'` });
    await findSignedIn(token);
    expect(Date.now() - Date.parse((await seen()) ?? "")).toBeLessThan(60_000);
    expect((await listSessions(admin, other)).find(({ isThis }) => isThis)?.lastSeenAt).not.toBe(
      await seen(),
    );
  });

  it("ends by one's own hand, one by one or all others at once, and is in the audit", async () => {
    const mara = await makeAgent("Mara", "mara@northwind.test");
    const sessionId = (await listSessions(admin, token))[0]?.id ?? 0;
    await endOneSession(mara, { sessionId });
    expect(await findSessionActor(other)).not.toBeNull();
    await endOneSession(admin, { sessionId });
    await endOneSession(admin, { sessionId });
    expect([await findSessionActor(other), (await findSessionActor(token))?.id]).toEqual([null, admin.id]);
    for (const more of [secretToken(), secretToken()]) await createSession(more, admin.id, soon());
    await endOtherSessions(admin, token);
    await endOtherSessions(admin, token);
    expect(await listSessions(admin, token)).toMatchObject([{ isThis: true }]);
    const told = db()
      .select({ payload: events.payload })
      .from(events)
      .where(eq(events.name, accountEvents.sessionsEnded))
      .orderBy(events.id);
    expect(await told).toEqual([{ payload: {} }, { payload: { ended: 2 } }]);
  });

  it("ends by an admin's hand for somebody else, not for more than he may, and never for himself", async () => {
    const mara = await makeAgent("Mara", "mara@northwind.test");
    const hers = secretToken();
    await createSession(hers, mara.id, soon());
    await expect(signOutColleague(mara, { userId: admin.id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(signOutColleague(admin, { userId: admin.id })).rejects.toMatchObject({ code: "forbidden" });
    await signOutColleague(admin, { userId: mara.id });
    expect(await findSessionActor(hers)).toBeNull();
    await createSession(hers, mara.id, soon());
    expect((await findSessionActor(hers))?.id).toBe(mara.id);
  });

  it("begins with an event, and not for who is deactivated meanwhile", async () => {
    const [event] = await db().select().from(events).where(eq(events.name, accountEvents.signedIn)).limit(1);
    expect(event).toMatchObject({ actorId: admin.id, subjectId: admin.id });
    await deactivate(admin);
    await expect(createSession(secretToken(), admin.id, soon())).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });
});
