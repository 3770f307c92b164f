import { setTimeout as pause } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { generateSync } from "otplib";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "../../db/client";
import { eventDetails, passkeyChallenges, passkeys, roles, sessions, users } from "../../db/schema";
import { deactivateColleague } from "../../lib/accounts/deactivate-colleague";
import { findAwaiting, findSessionActor } from "../../lib/accounts/find-session-actor";
import { getColleague } from "../../lib/accounts/get-colleague";
import { listSignInRules } from "../../lib/accounts/list-sign-in-rules";
import { addPasskey } from "../../lib/accounts/passkeys/add-passkey";
import { beginPasskey } from "../../lib/accounts/passkeys/begin-passkey";
import { beginPasskeySignIn } from "../../lib/accounts/passkeys/begin-passkey-sign-in";
import { mostPasskeys } from "../../lib/accounts/passkeys/inputs";
import { listPasskeys } from "../../lib/accounts/passkeys/list-passkeys";
import { removePasskey } from "../../lib/accounts/passkeys/remove-passkey";
import { signInWithPasskey } from "../../lib/accounts/passkeys/sign-in-with-passkey";
import { reactivateColleague } from "../../lib/accounts/reactivate-colleague";
import { beginSecondFactor } from "../../lib/accounts/second-factor/begin-second-factor";
import { confirmSecondFactor } from "../../lib/accounts/second-factor/confirm-second-factor";
import { getSecondFactor } from "../../lib/accounts/second-factor/get-second-factor";
import { resetSecondFactor } from "../../lib/accounts/second-factor/remove-second-factor";
import { createSession, sweepSessions } from "../../lib/accounts/sessions";
import type { Actor } from "../../lib/core/actor";
import { secretToken } from "../../lib/core/ids";
import { log } from "../../lib/core/logger";
import { drainLane } from "../../lib/events/drain-lane";
import { erasePerson } from "../../lib/privacy/erase-person";
import { listAudit } from "../../lib/tickets/list-audit";
import { effects } from "../../worker/listeners";
import { flagsOf, PasskeyDevice, type Tamper } from "../support/passkey-device";
import { makeCustomer, outbox } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

const password = "a long way from home";
const origin = { network: "203.0.113.7", agent: "" };
const refused = { code: "invalid", messageKey: "error.passkey.refused" };
const stale = { code: "conflict", messageKey: "error.passkey.stale" };

let system: Actor;
let admin: Actor;
let mara: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  mara = await makeAgent("Mara", "mara@northwind.test", { password });
  vi.spyOn(log(), "warn").mockReset();
});

/** A session as the password makes it. */
async function byPassword(person: Actor): Promise<string> {
  const token = secretToken();
  await createSession(token, person.id, new Date(Date.now() + 86_400_000), origin);
  return token;
}

const begin = (person: Actor) => beginPasskey(person, { passkeyName: "Phone", passkeyPassword: password });
const keep = (person: Actor, answer: string, token: string) =>
  addPasskey(person, { passkeyName: "Phone", answer }, token);

async function add(person: Actor, device = new PasskeyDevice(), tamper: Tamper = {}): Promise<PasskeyDevice> {
  const { options, token } = await begin(person);
  await keep(person, device.create(options, tamper), token);
  return device;
}

async function signIn(device: PasskeyDevice, tamper: Tamper = {}) {
  const { options, token } = await beginPasskeySignIn(origin.network);
  return signInWithPasskey({ answer: device.get(options, tamper) }, token, origin);
}

const namesOf = async (person: Actor) => (await listPasskeys(person)).map(({ name }) => name);
const idOf = async (person: Actor) => (await listPasskeys(person))[0]?.id ?? 0;
const demand = () => db().update(roles).set({ requiresSecondFactor: true }).where(eq(roles.key, "agent"));

describe("adding a passkey", () => {
  it("takes what the device made, after the password, and says so in the audit and by mail", async () => {
    await add(mara);
    expect(await listPasskeys(mara)).toMatchObject([{ name: "Phone", isBackedUp: false, lastUsedAt: null }]);
    expect(await getColleague(admin, mara.id)).toMatchObject({ passkeys: 1 });
    const { entries } = await listAudit(admin, { kind: "user" });
    expect(entries.map(({ name }) => name)).toContain("user.passkey-added");
    await drainLane(system, "mail", effects);
    expect((await outbox()).map(({ subject }) => subject)).toEqual(["A passkey for Northwind was added"]);
  });

  it("asks for a passkey that is found without an address, and that its person has to unlock", async () => {
    const device = await add(mara);
    const { options } = await begin(mara);
    expect(options).toMatchObject({
      rp: { id: "localhost", name: "Northwind" },
      user: { name: "mara@northwind.test", displayName: "Mara" },
      attestation: "none",
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      excludeCredentials: [{ id: device.id }],
    });
  });

  it("is refused without the right password, to customers, and to who only looks", async () => {
    const wrong = beginPasskey(mara, { passkeyName: "Phone", passkeyPassword: "wrong" });
    await expect(wrong).rejects.toMatchObject({
      code: "invalid",
      options: { fields: { passkeyPassword: "error.field.password.wrong" } },
    });
    const hannah = await makeCustomer("Hannah", "hannah@roastery.test");
    await expect(begin(hannah)).rejects.toMatchObject({ code: "forbidden" });
    const looking = { ...mara, readOnly: true, viewedBy: { id: admin.id, name: admin.name } };
    await expect(begin(looking)).rejects.toMatchObject({ code: "forbidden" });
    const { options, token } = await begin(mara);
    const answer = new PasskeyDevice().create(options);
    await expect(keep(looking, answer, token)).rejects.toMatchObject({ code: "forbidden" });
    expect(await db().$count(passkeys)).toBe(0);
  });

  it.each([
    ["for another challenge", { challenge: "YW5vdGhlcg" }],
    ["for another site", { origin: "https://elsewhere.test" }],
    ["for another name of ours", { rpId: "elsewhere.test" }],
    ["without knowing its person", { flags: flagsOf.unverified }],
    ["as a sign-in", { type: "webauthn.get" }],
  ] satisfies [string, Tamper][])("does not take what a device made %s", async (_what, tamper) => {
    await expect(add(mara, new PasskeyDevice(), tamper)).rejects.toMatchObject(refused);
    expect(await namesOf(mara)).toEqual([]);
  });

  it.each([
    ["packed", new Map([["x5c", []]])],
    ["android-safetynet", new Map()],
    ["apple", new Map([["x5c", []]])],
  ])("asks the library nothing about a maker's certificates (%s)", async (fmt, attStmt) => {
    const tried = add(mara, new PasskeyDevice(), { attestation: { fmt, attStmt } });
    await expect(tried).rejects.toMatchObject({ ...refused, options: { cause: undefined } });
  });

  it.each(["", "{}", "null", JSON.stringify({ id: "!", rawId: "!", type: "public-key" })])(
    "does not take %j",
    async (answer) => {
      const { token } = await begin(mara);
      await expect(keep(mara, answer, token)).rejects.toMatchObject(refused);
    },
  );

  it("takes an answer once, in the browser and for the person that asked, within five minutes", async () => {
    const { options, token } = await begin(mara);
    const answer = new PasskeyDevice().create(options);
    const omar = await makeAgent("Omar", "omar@northwind.test", { password });
    await expect(keep(omar, answer, token)).rejects.toMatchObject(stale);
    await expect(keep(mara, answer, (await begin(omar)).token)).rejects.toMatchObject(stale);
    await expect(keep(mara, answer, (await begin(mara)).token)).rejects.toMatchObject(refused);
    const both = await Promise.allSettled([keep(mara, answer, token), keep(mara, answer, token)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const late = await begin(mara);
    await db().update(passkeyChallenges).set({ expiresAt: sql`now() - interval '1 second'` });
    const tooLate = keep(mara, new PasskeyDevice().create(late.options), late.token);
    await expect(tooLate).rejects.toMatchObject(stale);
    await sweepSessions();
    expect(await db().$count(passkeyChallenges)).toBe(0);
  });

  it("keeps neither challenges nor tokens that somebody could use who reads the database", async () => {
    const { options, token } = await begin(mara);
    const stored = JSON.stringify(await db().select().from(passkeyChallenges));
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(options.challenge);
  });

  it("is of a credential that nobody has yet, and ends at twenty, in two windows too", async () => {
    const device = await add(mara);
    const omar = await makeAgent("Omar", "omar@northwind.test", { password });
    await expect(add(omar, new PasskeyDevice(), { id: device.id })).rejects.toMatchObject({
      code: "conflict",
      messageKey: "error.passkey.already",
    });
    const [row] = await db().select().from(passkeys);
    const { id: _id, ...rest } = row!;
    const more = Array.from({ length: mostPasskeys - 2 }, (_, index) => ({
      ...rest,
      credentialId: `c${index}`,
    }));
    await db().insert(passkeys).values(more);
    const [one, other] = [await begin(mara), await begin(mara)];
    const both = await Promise.allSettled(
      [one, other].map(({ options, token }) => keep(mara, new PasskeyDevice().create(options), token)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(begin(mara)).rejects.toMatchObject({ messageKey: "error.passkey.tooMany" });
  });
});

describe("signing in with a passkey", () => {
  it("makes its person's session, whole, without an address and whatever his role asks for", async () => {
    const device = await add(mara);
    await demand();
    const { token, userId } = await signIn(device);
    expect(userId).toBe(mara.id);
    expect((await findSessionActor(token))?.id).toBe(mara.id);
    expect((await listPasskeys(mara))[0]?.lastUsedAt).not.toBeNull();
    const { entries } = await listAudit(admin, { kind: "user" });
    expect(entries.map(({ name }) => name)).toContain("user.signed-in");
  });

  it("asks for no code where an authenticator is set up besides", async () => {
    const device = await add(mara);
    await beginSecondFactor(mara);
    const view = await getSecondFactor(mara);
    const code = generateSync({ secret: view.state === "begun" ? view.secret : "" });
    await confirmSecondFactor(mara, { code }, await byPassword(mara));
    expect((await findSessionActor((await signIn(device)).token))?.id).toBe(mara.id);
    expect(await findAwaiting(await byPassword(mara))).toMatchObject({ awaits: "code" });
  });

  it("names nobody to who asks, and asks that the device knows its person", async () => {
    await add(mara);
    const { options } = await beginPasskeySignIn(origin.network);
    expect(options).toMatchObject({ rpId: "localhost", userVerification: "required" });
    expect(options.allowCredentials ?? []).toEqual([]);
  });

  it.each([
    ["for another challenge", { challenge: "YW5vdGhlcg" }],
    ["for another site", { origin: "https://elsewhere.test" }],
    ["for this one by another port", { origin: "http://localhost:4000" }],
    ["for another name of ours", { rpId: "elsewhere.test" }],
    ["without knowing its person", { flags: flagsOf.unverified }],
    ["as a new passkey", { type: "webauthn.create" }],
    ["for a passkey that nobody has", { id: "bm9ib2R5cw" }],
    ["without saying whose it is", { userHandle: "" }],
    ["for somebody else", { userHandle: "MQ" }],
    ["as one that may be copied now", { flags: flagsOf.copied }],
  ] satisfies [string, Tamper][])("does not take what a device signed %s", async (_what, tamper) => {
    const device = await add(mara);
    await expect(signIn(device, tamper)).rejects.toMatchObject(refused);
    expect(await db().$count(sessions)).toBe(0);
    await signIn(device);
  });

  it("does not take one person's signature under another's passkey", async () => {
    const [device, other] = [await add(mara), new PasskeyDevice()];
    const omar = await makeAgent("Omar", "omar@northwind.test", { password });
    await add(omar, other);
    const theirs = Buffer.from(String(omar.id)).toString("base64url");
    await expect(signIn(device, { id: other.id })).rejects.toMatchObject(refused);
    await expect(signIn(device, { id: other.id, userHandle: theirs })).rejects.toMatchObject(refused);
    await expect(signIn(device, { userHandle: theirs })).rejects.toMatchObject(refused);
  });

  it("takes an answer once, and in the browser that asked", async () => {
    const device = await add(mara);
    const { options, token } = await beginPasskeySignIn(origin.network);
    const answer = device.get(options);
    const elsewhere = await beginPasskeySignIn(origin.network);
    const pass = (by: string) => signInWithPasskey({ answer }, by, origin);
    await expect(pass(elsewhere.token)).rejects.toMatchObject(refused);
    await expect(pass("")).rejects.toMatchObject(stale);
    // What was asked for a new passkey signs nobody in.
    await expect(pass((await begin(mara)).token)).rejects.toMatchObject(stale);
    const tried = await Promise.allSettled([pass(token), pass(token), pass(token)]);
    expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(pass(token)).rejects.toMatchObject(stale);
  });

  it("refuses a counter that went back or stood still, also from two at the same moment, and logs it", async () => {
    const device = await add(mara);
    await signIn(device, { counter: 9 });
    for (const counter of [9, 8, 0]) {
      await expect(signIn(device, { counter })).rejects.toMatchObject(refused);
    }
    expect(log().warn).toHaveBeenCalledTimes(3);
    const both = await Promise.allSettled([signIn(device, { counter: 10 }), signIn(device, { counter: 10 })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("takes devices that do not count", async () => {
    const device = await add(mara, new PasskeyDevice(), { counter: 0 });
    for (const _time of [1, 2]) await signIn(device, { counter: 0 });
    await signIn(device, { counter: 1 });
    await expect(signIn(device, { counter: 0 })).rejects.toMatchObject(refused);
  });

  it("is for active colleagues: not while somebody is deactivated, nor once he is no colleague", async () => {
    const device = await add(mara);
    await deactivateColleague(admin, { userId: mara.id });
    await expect(signIn(device)).rejects.toMatchObject(refused);
    await reactivateColleague(admin, { userId: mara.id });
    await signIn(device);
    await db().update(users).set({ kind: "customer", roleId: null }).where(eq(users.id, mara.id));
    await expect(signIn(device)).rejects.toMatchObject(refused);
  });

  it("is refused after many tries from one network, and from there alone", async () => {
    for (let index = 0; index < 120; index++) await beginPasskeySignIn("198.51.100.9");
    await expect(beginPasskeySignIn("198.51.100.9")).rejects.toMatchObject({ code: "rate_limited" });
    await beginPasskeySignIn(origin.network);
  });
});

describe("a role that asks for a second factor", () => {
  it("has who gave a password show the passkey that he has: a password sets up nothing new", async () => {
    await demand();
    await add(mara);
    const token = await byPassword(mara);
    expect(await findSessionActor(token)).toBeNull();
    expect(await findAwaiting(token)).toMatchObject({ awaits: "passkey" });
    expect(await listSignInRules(admin)).toMatchObject([{}, { name: "Agent", people: 1, withFactor: 1 }, {}]);
  });

  it("leaves its people their last one, from two windows too", async () => {
    await demand();
    await add(mara);
    const only = removePasskey(mara, { passkeyId: await idOf(mara) }, "");
    await expect(only).rejects.toMatchObject({ code: "conflict", messageKey: "error.passkey.required" });
    await add(mara);
    const [first = 0, second = 0] = (await listPasskeys(mara)).map(({ id }) => id);
    let late: Promise<unknown> = Promise.resolve();
    await db().transaction(async (other) => {
      await other.select().from(users).where(eq(users.id, mara.id)).for("no key update");
      await other.delete(passkeys).where(eq(passkeys.id, first));
      late = removePasskey(mara, { passkeyId: second }, "").catch((error) => error.messageKey);
      expect(await Promise.race([late, pause(200).then(() => "waits")])).toBe("waits");
    });
    expect(await late).toBe("error.passkey.required");
    expect(await namesOf(mara)).toHaveLength(1);
  });

  it("asks nothing of customers, who have no role", async () => {
    const hannah = await makeCustomer("Hannah", "hannah@roastery.test");
    expect((await findSessionActor(await byPassword(hannah)))?.id).toBe(hannah.id);
  });
});

describe("the end of a passkey", () => {
  it("lets it in no more, ends every other session, and is told", async () => {
    const device = await add(mara);
    const here = await byPassword(mara);
    const there = (await signIn(device)).token;
    await removePasskey(mara, { passkeyId: await idOf(mara) }, here);
    await expect(signIn(device)).rejects.toMatchObject(refused);
    expect([(await findSessionActor(here))?.id, await findSessionActor(there)]).toEqual([mara.id, null]);
    await drainLane(system, "mail", effects);
    expect((await outbox()).map(({ subject }) => subject).sort()).toEqual([
      "A passkey for Northwind was added",
      "A passkey for Northwind was removed",
    ]);
    const words = JSON.stringify(await db().select().from(eventDetails));
    expect(words).toContain('{"to":null,"from":"Phone","field":"passkey"}');
  });

  it("is not another person's to make, and not of who only looks", async () => {
    const device = await add(mara);
    const passkeyId = await idOf(mara);
    const omar = await makeAgent("Omar", "omar@northwind.test");
    await expect(removePasskey(omar, { passkeyId }, "")).rejects.toMatchObject({ code: "not_found" });
    await expect(removePasskey(admin, { passkeyId }, "")).rejects.toMatchObject({ code: "not_found" });
    const looking = { ...mara, readOnly: true, viewedBy: { id: admin.id, name: admin.name } };
    await expect(removePasskey(looking, { passkeyId }, "")).rejects.toMatchObject({ code: "forbidden" });
    await signIn(device);
  });

  it("meets a sign-in at the same moment: either it was first and its session ends, or it comes too late", async () => {
    for (let round = 0; round < 8; round++) {
      const device = await add(mara);
      const passkeyId = await idOf(mara);
      const { options, token } = await beginPasskeySignIn(origin.network);
      const answer = device.get(options);
      await Promise.allSettled([
        signInWithPasskey({ answer }, token, origin),
        removePasskey(mara, { passkeyId }, ""),
      ]);
      expect(await db().$count(sessions)).toBe(0);
    }
  });

  it("comes with an admin's reset for who lost his devices, without an authenticator too", async () => {
    const device = await add(mara);
    await add(mara);
    const { token } = await signIn(device);
    await resetSecondFactor(admin, { userId: mara.id });
    expect([await namesOf(mara), await findSessionActor(token)]).toEqual([[], null]);
    const { entries } = await listAudit(admin, { kind: "user" });
    const removed = entries.filter(({ name }) => /removed$/.test(name)).map(({ name }) => name);
    expect(removed).toEqual(["user.passkey-removed"]);
  });

  it("comes with erasure", async () => {
    const device = await add(mara);
    await begin(mara);
    await deactivateColleague(admin, { userId: mara.id });
    await erasePerson(admin, { personId: mara.id, confirmation: "Mara" });
    expect([await db().$count(passkeys), await db().$count(passkeyChallenges)]).toEqual([0, 0]);
    await expect(signIn(device)).rejects.toMatchObject(refused);
  });
});
