import { asc, eq } from "drizzle-orm";
import { generateSync } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { db } from "../../db/client";
import { events, providerAttempts, signInProviders, userEmails, users } from "../../db/schema";
import { findAwaiting, findSessionActor } from "../../lib/accounts/find-session-actor";
import { beginSignIn } from "../../lib/accounts/providers/begin-sign-in";
import { finishSignIn } from "../../lib/accounts/providers/finish-sign-in";
import { turnProvider } from "../../lib/accounts/providers/turn-provider";
import type { Refusal } from "../../lib/accounts/providers/view-types";
import { beginSecondFactor } from "../../lib/accounts/second-factor/begin-second-factor";
import { confirmSecondFactor } from "../../lib/accounts/second-factor/confirm-second-factor";
import { getSecondFactor } from "../../lib/accounts/second-factor/get-second-factor";
import { createSession, sweepSessions } from "../../lib/accounts/sessions";
import type { Actor } from "../../lib/core/actor";
import { log } from "../../lib/core/logger";
import { drainLane } from "../../lib/events/drain-lane";
import { effects } from "../../worker/listeners";
import {
  foreignKey,
  type IdentityProvider,
  openIdentityProvider,
  type Tamper,
  visit,
} from "../support/identity-provider";
import { makeProvider, type ProviderOptions } from "../support/sign-in-providers";
import { deactivate, makeCustomer, outbox } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

let idp: IdentityProvider;
let other: IdentityProvider;
beforeAll(async () => {
  idp = await openIdentityProvider();
  other = await openIdentityProvider();
});
afterAll(() => {
  idp.close();
  other.close();
});

let system: Actor;
let admin: Actor;
let mara: Actor;
let warned: MockInstance;
beforeEach(async () => {
  warned = vi.spyOn(log(), "warn").mockImplementation(() => {});
  warned.mockClear();
  ({ system, admin } = await makeWorld());
  mara = await makeAgent("Mara Lindqvist", "mara@northwind.test");
  for (const one of [idp, other]) {
    one.people.clear();
    Object.assign(one.state, { present: null, tamper: null, asked: [] });
    one.people.set("u-mara", { email: "mara@northwind.test", email_verified: true, name: "Mara L." });
  }
});

const origin = { network: "203.0.113.7", agent: "", device: "" };
const make = (options: ProviderOptions = {}, at = idp) =>
  makeProvider(admin, { issuer: at.issuer, ...options });
const go = async (providerId: number, subject = "u-mara", at = idp) => {
  at.state.present = subject;
  const { url, token } = await beginSignIn(providerId);
  return { providerId, token, search: await visit(url) };
};
const finish = (back: Awaited<ReturnType<typeof go>>) => finishSignIn(system, back, origin);
const signIn = async (providerId: number, subject?: string, at?: IdentityProvider) =>
  finish(await go(providerId, subject, at));
const refused = async (tried: Promise<unknown>): Promise<Refusal | "let in"> =>
  tried.then(
    () => "let in" as const,
    (error) => error.options?.details?.why ?? Promise.reject(error),
  );

describe("signing in through a provider", () => {
  it("makes its person's session, with PKCE, state and nonce, and remembers whom the provider means", async () => {
    const id = await make();
    const { token, userId, audience } = await signIn(id);
    expect({ userId, audience }).toEqual({ userId: mara.id, audience: "staff" });
    expect(await findSessionActor(token)).toMatchObject({ id: mara.id, name: "Mara Lindqvist" });
    const [asked] = idp.state.asked;
    expect(Object.fromEntries(asked ?? [])).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      redirect_uri: `http://localhost:3999/sign-in/with/${id}/callback`,
    });
    // From now on by its name for her: the address may be another's meanwhile.
    idp.people.set("u-mara", { email: "mara.neu@elsewhere.test", email_verified: false });
    expect((await signIn(id)).userId).toBe(mara.id);
    const told = await db().select().from(events).where(eq(events.subjectId, mara.id));
    expect(told.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["user.identity-linked", "user.signed-in", "user.signed-in"]),
    );
  });

  it("is told to its person by mail when the account is linked, and not again", async () => {
    const id = await make();
    for (const _time of [1, 2]) {
      await signIn(id);
      await drainLane(system, "mail", effects);
    }
    expect((await outbox()).map(({ subject }) => subject)).toEqual([
      "A sign-in provider was linked to your account at Northwind",
    ]);
  });

  it("is done once, and by the browser that began it", async () => {
    const id = await make();
    const back = await go(id);
    const { token: elsewhere } = await beginSignIn(id);
    expect(await refused(finish({ ...back, token: elsewhere }))).toBe("stale");
    expect(await refused(finish({ ...back, token: "" }))).toBe("stale");
    const wrong = new URLSearchParams(back.search);
    wrong.set("state", "wrong");
    expect(await refused(finish({ ...back, search: `?${wrong}` }))).toBe("stale");
    const tried = await Promise.allSettled([finish(back), finish(back), finish(back)]);
    expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await refused(finish(back))).toBe("stale");
  });

  it("takes no code a second time, whoever brings it", async () => {
    const id = await make();
    const used = await go(id);
    await finish(used);
    const fresh = await go(id);
    const mixed = new URLSearchParams(fresh.search);
    mixed.set("code", new URLSearchParams(used.search).get("code") ?? "");
    expect(await refused(finish({ ...fresh, search: `?${mixed}` }))).toBe("failed");
  });

  it("needs the verifier of its own challenge: a code of another way in is worth nothing", async () => {
    const id = await make();
    const stolen = await go(id);
    const own = await go(id);
    const injected = new URLSearchParams(own.search);
    injected.set("code", new URLSearchParams(stolen.search).get("code") ?? "");
    expect(await refused(finish({ ...own, search: `?${injected}` }))).toBe("failed");
  });

  it("ends after ten minutes, and what nobody came back from is swept", async () => {
    const id = await make();
    const back = await go(id);
    await db()
      .update(providerAttempts)
      .set({ expiresAt: new Date(0) });
    expect(await refused(finish(back))).toBe("stale");
    await sweepSessions();
    expect(await db().select().from(providerAttempts)).toEqual([]);
  });

  it("says that somebody said no, or that nobody answers", async () => {
    const id = await make();
    expect(await refused(signIn(id, "nobody"))).toBe("denied");
    const down = await makeProvider(admin, { name: "Down", issuer: "http://localhost:1" });
    expect(await refused(beginSignIn(down))).toBe("unavailable");
    const back = await go(id);
    await db().update(signInProviders).set({ issuer: "http://localhost:1" });
    expect(await refused(finish(back))).toBe("unavailable");
  });

  it("goes nowhere into this network, unless the operator allows it", async () => {
    const id = await makeProvider(admin, { issuer: idp.issuer.replace("localhost", "127.0.0.1") });
    expect(await refused(beginSignIn(id))).toBe("unavailable");
    expect(idp.state.asked).toEqual([]);
  });

  it("is off for everybody once the provider is off, on the way too", async () => {
    const id = await make();
    const back = await go(id);
    await turnProvider(admin, { providerId: id, to: "off" });
    expect(await refused(finish(back))).toBe("off");
    expect(await refused(beginSignIn(id))).toBe("off");
    expect(await refused(beginSignIn(9999))).toBe("off");
  });
});

describe("what a provider says is not taken", () => {
  const tampered = async (tamper: Tamper) => {
    const id = await make();
    idp.state.tamper = tamper;
    return refused(signIn(id));
  };
  const past = () => Math.floor(Date.now() / 1000) - 3600;

  it.each([
    ["signed by a key that is not its own", /signature/i, (claims) => ({ claims, key: foreignKey })],
    ["for another way in", /CLAIM_COMPARISON/, (claims) => ({ claims: { ...claims, nonce: "another" } })],
    ["without a nonce", /INVALID_RESPONSE|CLAIM/, ({ nonce: _nonce, ...claims }) => ({ claims })],
    ["too old", /TIMESTAMP/, (claims) => ({ claims: { ...claims, exp: past() } })],
    [
      "for somebody else's client",
      /CLAIM_COMPARISON/,
      (claims) => ({ claims: { ...claims, aud: "another" } }),
    ],
    [
      "in another's name",
      /CLAIM_COMPARISON/,
      (claims) => ({ claims: { ...claims, iss: "https://id.elsewhere.test" } }),
    ],
  ] satisfies [string, RegExp, Tamper][])("%s", async (_what, reason, tamper) => {
    expect(await tampered(tamper)).toBe("failed");
    expect(warned).toHaveBeenCalledWith(
      { providerId: expect.any(Number), fault: null, reason: expect.stringMatching(reason) },
      expect.any(String),
    );
  });

  it("is taken where nothing is wrong with it: the tests above fail for their reason", async () => {
    expect(await tampered((claims) => ({ claims }))).toBe("let in");
  });

  it("where its user info is of somebody else than its token", async () => {
    idp.people.set("u-priya", { email: "priya@northwind.test", email_verified: true });
    expect(await tampered((claims) => ({ claims: { ...claims, sub: "u-priya" } }))).toBe("failed");
  });

  it("where one provider answers for another (mix-up)", async () => {
    const mine = await make();
    const theirs = await make({ name: "Elsewhere" }, other);
    const back = await go(mine);
    const answer = new URLSearchParams(back.search);
    expect(answer.get("iss")).toBe(idp.issuer);
    answer.set("iss", other.issuer);
    expect(await refused(finish({ ...back, search: `?${answer}` }))).toBe("failed");
    const again = await go(mine);
    const bare = new URLSearchParams(again.search);
    bare.delete("iss");
    expect(await refused(finish({ ...again, search: `?${bare}` }))).toBe("failed");
    // What was begun at one is not finished at the other's address.
    expect(await refused(finish({ ...(await go(mine)), providerId: theirs }))).toBe("stale");
    const foreign = await go(theirs, "u-mara", other);
    expect(await refused(finish({ ...foreign, providerId: mine }))).toBe("stale");
  });
});

describe("an account is linked", () => {
  const says = (claims: Record<string, unknown>) => idp.people.set("u-mara", claims);

  it.each([
    [
      "an address that is not verified",
      { email: "mara@northwind.test", email_verified: false },
      "unverified",
    ],
    ["an address of which nothing is said", { email: "mara@northwind.test" }, "unverified"],
    ["no address", { email_verified: true }, "unverified"],
    ["what is no address", { email: "mara", email_verified: true }, "unverified"],
    ["a domain that is not the provider's", { email: "mara@elsewhere.test", email_verified: true }, "domain"],
    ["a domain below", { email: "mara@evil.northwind.test", email_verified: true }, "domain"],
    ["two domains", { email: "mara@northwind.test@elsewhere.test", email_verified: true }, "unverified"],
    ["an address of nobody's", { email: "nobody@northwind.test", email_verified: true }, "unknown"],
  ])("never by %s", async (_what, claims, why) => {
    const id = await make();
    says(claims);
    expect(await refused(signIn(id))).toBe(why);
    expect((await db().select().from(users).where(eq(users.kind, "staff"))).length).toBe(2);
  });

  it("whatever the case of its address", async () => {
    const id = await make();
    says({ email: "Mara@Northwind.TEST", email_verified: "true" });
    expect((await signIn(id)).userId).toBe(mara.id);
  });

  it("only by an address that the account has proven as well", async () => {
    const id = await make();
    await db().update(userEmails).set({ verifiedAt: null }).where(eq(userEmails.userId, mara.id));
    expect(await refused(signIn(id))).toBe("unproven");
  });

  it("to one name of the provider's alone: whoever gets the address later does not get the account", async () => {
    const id = await make();
    await signIn(id);
    idp.people.set("u-successor", { email: "mara@northwind.test", email_verified: true });
    expect(await refused(signIn(id, "u-successor"))).toBe("otherIdentity");
  });

  it("once, by two windows at the same moment", async () => {
    const id = await make();
    const [one, two] = [await go(id), await go(id)];
    const done = await Promise.all([finish(one), finish(two)]);
    expect(done.map(({ userId }) => userId)).toEqual([mara.id, mara.id]);
  });

  it("to nobody who is deactivated, before and after", async () => {
    const id = await make();
    await deactivate(mara);
    expect(await refused(signIn(id))).toBe("deactivated");
    await db().update(users).set({ status: "active" }).where(eq(users.id, mara.id));
    await signIn(id);
    await deactivate(mara);
    expect(await refused(signIn(id))).toBe("deactivated");
  });
});

describe("customers and colleagues", () => {
  it("do not come from each other's providers", async () => {
    const forCustomers = await make({ name: "Shop", audience: "customer", createsPeople: true });
    expect(await refused(signIn(forCustomers))).toBe("otherKind");
    const hannah = await makeCustomer("Hannah", "hannah@northwind.test");
    idp.people.set("u-hannah", { email: "hannah@northwind.test", email_verified: true });
    await db().update(userEmails).set({ verifiedAt: null }).where(eq(userEmails.userId, hannah.id));
    expect(await refused(signIn(forCustomers, "u-hannah"))).toBe("unproven");
    await db().update(userEmails).set({ verifiedAt: new Date() }).where(eq(userEmails.userId, hannah.id));
    const { token, audience } = await signIn(forCustomers, "u-hannah");
    expect(audience).toBe("customer");
    expect(await findSessionActor(token)).toMatchObject({ id: hannah.id, kind: "customer" });
    const forStaff = await make();
    expect(await refused(signIn(forStaff, "u-hannah"))).toBe("unknown");
    // Who becomes a colleague comes in by the colleagues' way from then on.
    await db()
      .update(users)
      .set({ kind: "staff", roleId: await roleOf(mara) })
      .where(eq(users.id, hannah.id));
    expect(await refused(signIn(forCustomers, "u-hannah"))).toBe("otherKind");
  });

  async function roleOf({ id }: Actor) {
    const [row] = await db().select({ roleId: users.roleId }).from(users).where(eq(users.id, id));
    return row?.roleId ?? null;
  }
});

describe("a second factor", () => {
  const setUp = async () => {
    await createSession("hers", mara.id, new Date(Date.now() + 60_000));
    await beginSecondFactor(mara);
    const begun = await getSecondFactor(mara);
    if (begun.state !== "begun") throw new Error("not begun");
    await confirmSecondFactor(mara, { code: generateSync({ secret: begun.secret }) }, "hers");
  };

  it("is asked for after a provider, as after a password", async () => {
    const id = await make();
    await setUp();
    const { token } = await signIn(id);
    expect(await findSessionActor(token)).toBeNull();
    expect(await findAwaiting(token)).toMatchObject({ awaits: "code", actor: { id: mara.id } });
  });

  it("is given where the provider is said to ask for it", async () => {
    const id = await make({ givesSecondFactor: true });
    await setUp();
    const { token } = await signIn(id);
    expect(await findSessionActor(token)).toMatchObject({ id: mara.id });
    const told = await db()
      .select()
      .from(events)
      .where(eq(events.name, "user.signed-in"))
      .orderBy(asc(events.id));
    expect(told.at(-1)?.payload).toEqual({ providerId: id, secondFactor: "provider" });
  });
});
