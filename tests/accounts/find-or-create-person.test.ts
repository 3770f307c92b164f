import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { organisations, userEmails, users } from "../../db/schema";
import { findOrCreatePerson } from "../../lib/accounts/find-or-create-person";
import type { Actor } from "../../lib/core/actor";
import { transact } from "../../lib/events/transact";
import { countRows, ticketFrom } from "../support/tickets";
import { makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

const find = (address: string, name = "Hannah") =>
  transact(system, (tx, now) => findOrCreatePerson(tx, { address, name }, now));

describe("the person behind an address", () => {
  it("is one, though four mails of a stranger come at the same moment", async () => {
    for (const address of ["one@roastery.test", "two@roastery.test", "three@roastery.test"]) {
      const people = await Promise.all([1, 2, 3, 4].map(() => find(address)));
      expect(new Set(people.map((one) => one.id)).size).toBe(1);
    }
    expect(await countRows("users")).toBe(5);
    expect(await countRows("user_emails")).toBe(4);
  });

  it("is a customer without permissions, whose address is not proven", async () => {
    const { id } = await find("hannah@roastery.test");
    const [row] = await db().select().from(users).where(eq(users.id, id));
    expect(row).toMatchObject({ kind: "customer", roleId: null, status: "active" });
    const [email] = await db().select().from(userEmails).where(eq(userEmails.userId, id));
    expect(email).toMatchObject({ isPrimary: true, verifiedAt: null });
  });

  it("is the colleague who has it, unchanged, whatever name the mail gives him", async () => {
    expect(await find("priya@northwind.test", "Mallory")).toMatchObject({
      id: admin.id,
      name: "Priya Raman",
    });
  });

  it.each([
    ["Hannah Ostermann", "Hannah Ostermann"],
    ["   ", "hannah"],
    ["x".repeat(500), "x".repeat(120)],
  ])("named %j is called %j", async (given, name) => {
    expect((await find("hannah@roastery.test", given)).name).toBe(name);
  });
});

describe("organisations", () => {
  it("take in the newcomers of their domains, and nobody of a domain that only ends alike", async () => {
    const values = {
      name: "Roastery",
      domains: ["roastery.test", "roastery.example"],
      createdAt: new Date(),
    };
    const [row] = await db().insert(organisations).values(values).returning({ id: organisations.id });
    expect((await find("hannah@roastery.test")).organisationId).toBe(row!.id);
    expect((await find("max@not-roastery.test")).organisationId).toBeNull();
    expect((await find("lea@sub.roastery.test")).organisationId).toBeNull();
    expect((await ticketFrom(system)).organisationId).toBe(row!.id);
  });
});
