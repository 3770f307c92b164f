import { desc, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, links, resetRequests, sessions, users } from "../../db/schema";
import { askForReset } from "../../lib/accounts/ask-for-reset";
import { changePassword } from "../../lib/accounts/change-password";
import { checkCredentials, forgiveTries } from "../../lib/accounts/check-credentials";
import { findSessionActor } from "../../lib/accounts/find-session-actor";
import { findLinkState } from "../../lib/accounts/links";
import { createResetLink } from "../../lib/accounts/reset-links";
import { resetPassword } from "../../lib/accounts/reset-password";
import { createSession } from "../../lib/accounts/sessions";
import type { Actor } from "../../lib/core/actor";
import { hashToken, secretToken } from "../../lib/core/ids";
import { drainLane } from "../../lib/events/drain-lane";
import { mailResets } from "../../lib/notifications/mail-resets";
import { findGuest } from "../../lib/tickets/guest-links";
import { effects } from "../../worker/listeners";
import { mailedLink, mailedToken } from "../support/requests";
import { countRows, deactivate, makeCustomer, newestMail, outbox } from "../support/tickets";
import { adminPassword, makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

const address = "priya@northwind.test";
const password = "a whole new password";
const ask = (email = address) => askForReset(system, { email, locale: "en" });
const mailed = async () => {
  await ask();
  await mailResets(system);
  return mailedToken();
};
const signIn = (secret: string, email = address) =>
  checkCredentials({ email, password: secret }, "192.0.2.9");
const dead = { code: "not_found" };

describe("a forgotten password", () => {
  it("is asked for by the same row, and so the same work, whoever's address it is", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    await deactivate(mara);
    await makeCustomer("Hannah", "hannah@roastery.test");
    const all = [address, "mara@northwind.test", "hannah@roastery.test", "nobody@far.test"];
    for (const email of all) expect(await ask(email)).toBeUndefined();
    expect((await db().select().from(resetRequests)).map((row) => row.address).sort()).toEqual(all.sort());
    expect([await countRows("links"), await countRows("outbox_mail")]).toEqual([0, 0]);
  });

  it("is mailed to an active colleague only, by the worker", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    await deactivate(mara);
    await makeCustomer("Hannah", "hannah@roastery.test");
    for (const email of ["mara@northwind.test", "hannah@roastery.test", "nobody@far.test"]) await ask(email);
    await ask(" Priya@Northwind.TEST ");
    expect(await mailResets(system)).toBe(4);
    expect(await mailResets(system)).toBe(0);
    const mails = await outbox();
    expect(mails.map((mail) => mail.recipients.map((one) => one.address))).toEqual([[address]]);
    expect(mails[0]).toMatchObject({ automatic: true, ticketId: null, purpose: "link" });
    expect(await countRows("reset_requests")).toBe(0);
  });

  it("is one mail, however often it was asked for before the worker came", async () => {
    await Promise.all([ask(), ask(), ask()]);
    await Promise.all([mailResets(system), mailResets(system)]);
    expect(await outbox()).toHaveLength(1);
  });

  it("speaks the person's language, else the one in which it was asked for", async () => {
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const subject = async () => {
      await askForReset(system, { email: "mara@northwind.test", locale: "de" });
      await mailResets(system);
      return (await newestMail()).subject;
    };
    expect(await subject()).toBe("Ein neues Passwort für Northwind");
    await db().update(users).set({ locale: "en" }).where(eq(users.id, mara.id));
    expect(await subject()).toBe("A new password for Northwind");
  });

  it("keeps its link sealed in the outbox and hashed among the links, for an hour", async () => {
    const token = await mailed();
    const [link] = await db().select().from(links);
    expect(link).toMatchObject({ purpose: "reset", userId: admin.id, tokenHash: hashToken(token) });
    expect(link!.expiresAt.getTime() - link!.createdAt.getTime()).toBe(3_600_000);
    expect((await mailedLink()).href).toBe(`http://localhost:3999/reset/${token}`);
    const { html, text } = await newestMail();
    expect(html + text).not.toContain(token);
  });

  it("is refused after five tries for one address within an hour, known or not", async () => {
    for (const email of [address, "nobody@far.test"]) {
      for (let tries = 0; tries < 5; tries++) await ask(email);
      await expect(ask(email)).rejects.toMatchObject({ code: "rate_limited" });
    }
  });

  it.each(["", "no address", `${"x".repeat(250)}@a.test`])("is not asked for with %j", async (email) => {
    await expect(ask(email)).rejects.toThrow("error.field");
    expect(await countRows("reset_requests")).toBe(0);
  });
});

describe("a new password by its link", () => {
  it("signs in from then on, and every session of the person has ended", async () => {
    const [theirs, others] = [secretToken(), secretToken()];
    const mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const soon = new Date(Date.now() + 3_600_000);
    await createSession(theirs, admin.id, soon);
    await createSession(others, mara.id, soon);
    const token = await mailed();
    expect(await resetPassword(system, { token, password })).toEqual({ address });
    expect(await findSessionActor(theirs)).toBeNull();
    expect(await findSessionActor(others)).not.toBeNull();
    expect(await signIn(password)).toEqual({ userId: admin.id });
    await expect(signIn(adminPassword)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("is that person's own doing, and he is told by mail, whichever way it was changed", async () => {
    await resetPassword(system, { token: await mailed(), password });
    const [event] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
    expect(event).toMatchObject({ name: "user.password-reset", actorId: admin.id, subjectId: admin.id });
    await drainLane(system, "mail", effects);
    const told = await newestMail();
    expect(told).toMatchObject({ subject: "Your password for Northwind was changed", sealedLink: null });
    expect(told.recipients.map((one) => one.address)).toEqual([address]);
    await changePassword(admin, { current: password, password: adminPassword }, "");
    await drainLane(system, "mail", effects);
    expect((await newestMail()).id).toBeGreaterThan(told.id);
    expect((await newestMail()).subject).toBe(told.subject);
  });

  it("takes a link once, of two at the same moment one", async () => {
    const token = await mailed();
    expect(await findLinkState("reset", token)).toBe("usable");
    const both = await Promise.allSettled([
      resetPassword(system, { token, password }),
      resetPassword(system, { token, password: "another new password" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(resetPassword(system, { token, password })).rejects.toMatchObject({ code: "conflict" });
    expect(await findLinkState("reset", token)).toBe("used");
  });

  it("takes no link that a newer one replaced, none that is too old, none that was altered", async () => {
    const first = await mailed();
    const second = await mailed();
    expect(await findLinkState("reset", first)).toBe("revoked");
    await expect(resetPassword(system, { token: first, password })).rejects.toMatchObject(dead);
    await db()
      .update(links)
      .set({ createdAt: sql`now() - interval '2 hours'`, expiresAt: sql`now() - interval '1 second'` });
    expect(await findLinkState("reset", second)).toBe("expired");
    await expect(resetPassword(system, { token: second, password })).rejects.toMatchObject(dead);
    for (const token of [`${second}x`, second.toUpperCase(), "", "\0"]) {
      expect(await findLinkState("reset", token)).toBe("unknown");
      await expect(resetPassword(system, { token, password })).rejects.toMatchObject(dead);
    }
    expect(await signIn(adminPassword)).toEqual({ userId: admin.id });
  });

  it("takes no link of somebody who was deactivated meanwhile, and leaves it unused", async () => {
    const token = await mailed();
    await deactivate(admin);
    await expect(resetPassword(system, { token, password })).rejects.toMatchObject(dead);
    expect(await findLinkState("reset", token)).toBe("usable");
  });

  it("takes no guest's link, and is none", async () => {
    const token = await mailed();
    expect(await findGuest(token)).toBeNull();
    expect(await findLinkState("guest", token)).toBe("unknown");
  });

  it("must be long enough, and a refused one does not use the link up", async () => {
    const token = await mailed();
    await expect(resetPassword(system, { token, password: "short" })).rejects.toThrow("password.short");
    expect(await findLinkState("reset", token)).toBe("usable");
  });

  it("lets in at once whom wrong tries have locked out", async () => {
    for (let tries = 0; tries < 5; tries++) await expect(signIn("a wrong one")).rejects.toThrow();
    await expect(signIn(adminPassword)).rejects.toMatchObject({ code: "rate_limited" });
    await resetPassword(system, { token: await mailed(), password });
    await forgiveTries(address, "192.0.2.9");
    expect(await signIn(password)).toEqual({ userId: admin.id });
    expect(await db().$count(sessions, eq(sessions.userId, admin.id))).toBe(0);
  });
});

describe("a link printed at the server", () => {
  const tokenOf = (link: string) => link.split("/").at(-1) ?? "";

  it("lets that colleague set a password once, and ends the link that was mailed before", async () => {
    const first = await mailed();
    const link = await createResetLink(system, { email: ` ${address.toUpperCase()} ` });
    expect(link).toMatch(/^http:\/\/.*\/reset\/[\w-]{20,}$/);
    expect(await findLinkState("reset", first)).toBe("revoked");
    expect(await resetPassword(system, { token: tokenOf(link), password })).toEqual({ address });
    expect(await signIn(password)).toMatchObject({ userId: admin.id });
    expect(await findLinkState("reset", tokenOf(link))).toBe("used");
    const made = await db().select().from(events).where(eq(events.name, "user.reset-link-made"));
    expect(made).toMatchObject([{ actorId: system.id, subjectId: admin.id }]);
  });

  it("is made for active colleagues only, and by nobody but the system", async () => {
    await makeCustomer("Hannah", "hannah@roastery.test");
    await deactivate(await makeAgent("Mara Lindqvist", "mara@northwind.test"));
    for (const email of ["hannah@roastery.test", "mara@northwind.test", "nobody@far.test"]) {
      await expect(createResetLink(system, { email })).rejects.toMatchObject({
        options: { fields: { email: "error.people.noColleague" } },
      });
    }
    await expect(createResetLink(admin, { email: address })).rejects.toMatchObject({ code: "forbidden" });
    expect(await countRows("links")).toBe(0);
  });
});
