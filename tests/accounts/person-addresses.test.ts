import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { links } from "../../db/schema";
import { findSessionActor } from "../../lib/accounts/find-session-actor";
import { getPerson } from "../../lib/accounts/get-person";
import { addAddress } from "../../lib/accounts/person-addresses/add-address";
import { addressLimit } from "../../lib/accounts/person-addresses/address-limit";
import { makePrimary } from "../../lib/accounts/person-addresses/make-primary";
import { removeAddress } from "../../lib/accounts/person-addresses/remove-address";
import { openSignInLink } from "../../lib/accounts/sign-in-links";
import type { Actor } from "../../lib/core/actor";
import { mailSignIn } from "../../lib/notifications/mail-sign-in";
import { mailedToken } from "../support/requests";
import { answer, makeCustomer, newestMail, ticketFrom } from "../support/tickets";
import { makeAgent, makeWorld, supportAddress } from "../support/world";

let system: Actor;
let admin: Actor;
let anna: Actor;
let hannah: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  anna = await makeAgent("Anna", "anna@northwind.test");
  hannah = await makeCustomer("Hannah", "hannah@roastery.test");
});

const first = "hannah@roastery.test";
const second = "hannah@private.test";
const add = (email = second) => addAddress(anna, { personId: hannah.id, email });
const prefer = (address: string, fromAddress: string) =>
  makePrimary(anna, { personId: hannah.id, address, fromAddress });
const remove = (address: string) => removeAddress(anna, { personId: hannah.id, address });
const known = async () => (await getPerson(anna, hannah.id)).addresses.map(({ address }) => address);

describe("a customer with several addresses", () => {
  it("is the same from each of them, and is answered at the primary one", async () => {
    await add(" Hannah@Private.TEST ");
    const ticket = await ticketFrom(system, { from: second });
    expect(ticket.requesterId).toBe(hannah.id);
    await answer(admin, ticket.id);
    expect((await newestMail()).recipients.map(({ address }) => address)).toEqual([first]);
    await prefer(second, first);
    await answer(admin, ticket.id);
    expect((await newestMail()).recipients.map(({ address }) => address)).toEqual([second]);
    expect(await known()).toEqual([second, first]);
  });

  it("is not verified at an address that an agent typed", async () => {
    await add();
    const { addresses } = await getPerson(anna, hannah.id);
    expect(addresses.find(({ address }) => address === second)).toMatchObject({ verified: false });
  });

  it("takes none that somebody has, one of our own, nor more than a person has", async () => {
    await makeCustomer("Jo", "jo@far.test");
    for (const email of ["jo@far.test", "anna@northwind.test", first, supportAddress]) {
      await expect(add(email), email).rejects.toMatchObject({
        options: { fields: { email: expect.any(String) } },
      });
    }
    for (let n = 1; n < addressLimit; n++) await add(`h${n}@far.test`);
    await expect(add("last@far.test")).rejects.toMatchObject({
      options: { fields: { email: "error.customers.addresses" } },
    });
  });

  it("gets an address once, though four ask at the same moment, for two customers", async () => {
    const other = await makeCustomer("Jo", "jo@far.test");
    for (const email of ["a@far.test", "b@far.test", "c@far.test"]) {
      const tried = await Promise.allSettled(
        [hannah, other, hannah, other].map(({ id }) => addAddress(anna, { personId: id, email })),
      );
      expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    }
  });

  it("loses one with what came by it: links, sessions, and whatever is written from it", async () => {
    await add();
    await mailSignIn(system, { email: first, locale: "en" });
    const session = await openSignInLink(system, await mailedToken(), { network: "203.0.113.7", agent: "" });
    expect((await findSessionActor(session))?.id).toBe(hannah.id);
    await prefer(second, first);
    await remove(first);
    expect(await findSessionActor(session)).toBeNull();
    const left = await db().select().from(links).where(eq(links.userId, hannah.id));
    expect(left.every(({ revokedAt }) => revokedAt)).toBe(true);
    expect((await ticketFrom(system, { from: first })).requesterId).not.toBe(hannah.id);
  });

  it("keeps the primary one, and is not changed by what somebody saw before", async () => {
    await add();
    await expect(remove(first)).rejects.toMatchObject({ code: "conflict" });
    await expect(prefer(second, "seen@before.test")).rejects.toMatchObject({ code: "conflict" });
    await prefer(second, first);
    await prefer(second, first);
    await expect(prefer("stranger@far.test", second)).rejects.toMatchObject({ code: "not_found" });
    await expect(remove("stranger@far.test")).rejects.toMatchObject({ code: "not_found" });
  });

  it("is one whom the actor may change: no colleague, and by who may edit customers", async () => {
    await expect(addAddress(anna, { personId: admin.id, email: second })).rejects.toMatchObject({
      code: "forbidden",
    });
    const reader = { ...anna, permissions: new Set(["tickets.work"] as const) };
    await expect(addAddress(reader, { personId: hannah.id, email: second })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(removeAddress(hannah, { personId: hannah.id, address: first })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
