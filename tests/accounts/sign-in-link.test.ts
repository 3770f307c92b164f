import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { links, userEmails, users } from "../../db/schema";
import { addColleague } from "../../lib/accounts/add-colleague";
import { findSessionActor } from "../../lib/accounts/find-session-actor";
import { findLinkState } from "../../lib/accounts/links";
import { loadActor } from "../../lib/accounts/load-actor";
import { createSession } from "../../lib/accounts/sessions";
import { openSignInLink } from "../../lib/accounts/sign-in-links";
import type { Actor } from "../../lib/core/actor";
import { secretToken } from "../../lib/core/ids";
import { mailSignIn } from "../../lib/notifications/mail-sign-in";
import { findGuest } from "../../lib/tickets/guest-links";
import { mailedLink, mailedToken } from "../support/requests";
import { deactivate, makeCustomer, newestMail, outbox } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

let system: Actor;
let hannah: Actor;
beforeEach(async () => {
  ({ system } = await makeWorld());
  hannah = await makeCustomer("Hannah", "hannah@roastery.test");
});

const origin = { network: "203.0.113.7", agent: "" };
const ask = (email = "hannah@roastery.test") => mailSignIn(system, { email, locale: "en" });
const mailed = async () => {
  await ask();
  return mailedToken();
};
const open = (token: string) => openSignInLink(system, token, origin);

describe("a link to sign in", () => {
  it("is mailed to customers alone: not to colleagues, who have more to give than a mailbox", async () => {
    await makeAgent("Mara", "mara@northwind.test");
    const gone = await makeCustomer("Gone", "gone@far.test");
    await deactivate(gone);
    for (const email of ["mara@northwind.test", "gone@far.test", "nobody@far.test"]) await ask(email);
    expect(await outbox()).toEqual([]);
    await ask(" Hannah@Roastery.TEST ");
    expect((await mailedLink()).pathname).toMatch(/^\/sign-in\/link\/[\w-]{43}$/);
    expect(await newestMail()).toMatchObject({ subject: "Your requests at Northwind" });
  });

  it("makes its person's session, once, and shows that the address is his", async () => {
    await db().update(userEmails).set({ verifiedAt: null }).where(eq(userEmails.userId, hannah.id));
    const token = await mailed();
    expect(await findLinkState("sign-in", token)).toBe("usable");
    const session = await open(token);
    const person = await findSessionActor(session);
    expect(person).toMatchObject({ id: hannah.id, kind: "customer", teamIds: expect.any(Array) });
    expect(person?.permissions.size).toBe(0);
    const [email] = await db().select().from(userEmails).where(eq(userEmails.userId, hannah.id));
    expect(email?.verifiedAt).toBeInstanceOf(Date);
    await expect(open(token)).rejects.toMatchObject({ code: "conflict" });
  });

  it("lets one of two in who press its button at the same moment", async () => {
    const token = await mailed();
    const tried = await Promise.allSettled([open(token), open(token), open(token)]);
    expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("dies with a newer one, with time, with its person's end, and when he becomes a colleague", async () => {
    const first = await mailed();
    const second = await mailed();
    await expect(open(first)).rejects.toMatchObject({ code: "not_found" });
    const past = { createdAt: sql`now() - interval '1 hour'`, expiresAt: sql`now() - interval '1 second'` };
    await db().update(links).set(past).where(eq(links.purpose, "sign-in"));
    await expect(open(second)).rejects.toMatchObject({ code: "not_found" });
    const third = await mailed();
    await deactivate(hannah);
    await expect(open(third)).rejects.toMatchObject({ code: "not_found" });
    await db()
      .update(users)
      .set({ status: "active", kind: "staff", roleId: sql`(select id from roles where key = 'agent')` })
      .where(eq(users.id, hannah.id));
    await expect(open(third)).rejects.toMatchObject({ code: "not_found" });
    expect((await loadActor(hannah.id))?.kind).toBe("staff");
  });

  it("makes no session that would be a colleague's, once its person becomes one", async () => {
    const session = await open(await mailed());
    await addColleague(system, {
      name: "Hannah",
      email: "hannah@roastery.test",
      password: "a long enough password",
      roleKey: "admin",
    });
    expect((await loadActor(hannah.id))?.kind).toBe("staff");
    expect(await findSessionActor(session)).toBeNull();
    // Nor where he becomes one between the button and the session.
    const late = createSession(secretToken(), hannah.id, new Date(Date.now() + 60_000), {
      ...origin,
      onlyFor: "customer",
    });
    await expect(late).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("is no guest's link, and nothing else is one of these", async () => {
    const token = await mailed();
    expect(await findGuest(token)).toBeNull();
    await expect(open(secretToken())).rejects.toMatchObject({ code: "not_found" });
  });

  it("is not mailed for ever to an address that somebody asks for", async () => {
    for (let index = 0; index < 5; index++) await ask("nobody@far.test");
    await expect(ask("nobody@far.test")).rejects.toMatchObject({ code: "rate_limited" });
  });
});
