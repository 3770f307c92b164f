import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { checkCredentials } from "../../lib/accounts/check-credentials";
import { hashPassword, verifyPassword } from "../../lib/accounts/passwords";
import type { Actor } from "../../lib/core/actor";
import { isAppError } from "../../lib/core/errors";
import { deactivate, makeCustomer } from "../support/tickets";
import { adminPassword, makeWorld } from "../support/world";

let admin: Actor;
beforeEach(async () => {
  ({ admin } = await makeWorld());
});

const email = "priya@northwind.test";
const here = "192.0.2.1";
const signIn = (password: string, network = here, address = email) =>
  checkCredentials({ email: address, password }, network);
const refusal = async (call: Promise<unknown>) =>
  call.then(
    () => ({ code: "accepted" }),
    (error: unknown) => {
      if (!isAppError(error)) throw error;
      return { code: error.code, key: error.messageKey, details: error.options.details };
    },
  );
/** So many wrong tries, as rows: each real one costs a password hash. */
const triesUsed = (key: string, points: number) =>
  db().execute(
    sql`insert into rate_limits (key, points, expire) values (${key}, ${points}, ${Date.now() + 600_000})`,
  );

describe("signing in", () => {
  it("accepts the right password, whatever the case of the address", async () => {
    expect(await signIn(adminPassword, here, " Priya@Northwind.TEST ")).toEqual({ userId: admin.id });
  });

  it("gives one answer to a wrong password, an unknown address, a person without password and a deactivated one", async () => {
    await makeCustomer("Nils", "nils@elsewhere.test");
    const wrong = await refusal(signIn("wrong"));
    expect(wrong).toEqual({ code: "unauthenticated", key: "error.signIn.wrong", details: { left: 4 } });
    expect(await refusal(signIn(adminPassword, here, "nobody@northwind.test"))).toEqual(wrong);
    expect(await refusal(signIn(adminPassword, here, "nils@elsewhere.test"))).toEqual(wrong);
    await deactivate(admin);
    expect(await refusal(signIn(adminPassword, "192.0.2.2"))).toEqual(wrong);
  });

  it("says how many tries are left, and refuses the sixth, the right password too", async () => {
    await triesUsed(`sign-in:${email}|${here}`, 3);
    expect(await refusal(signIn("wrong"))).toMatchObject({ code: "unauthenticated", details: { left: 1 } });
    expect(await refusal(signIn("wrong"))).toMatchObject({ code: "unauthenticated", details: { left: 0 } });
    expect(await refusal(signIn(adminPassword))).toMatchObject({
      code: "rate_limited",
      details: { minutes: 10 },
    });
  });

  it("does not let a guesser elsewhere lock its owner out", async () => {
    await triesUsed(`sign-in:${email}|198.51.100.9`, 6);
    expect(await refusal(signIn(adminPassword, "198.51.100.9"))).toMatchObject({ code: "rate_limited" });
    expect(await signIn(adminPassword)).toEqual({ userId: admin.id });
  });

  it("forgets the tries once the password was right", async () => {
    await triesUsed(`sign-in:${email}|${here}`, 4);
    await signIn(adminPassword);
    expect(await refusal(signIn("wrong"))).toMatchObject({ code: "unauthenticated", details: { left: 4 } });
  });

  it("refuses a network that guesses once at each of many addresses", async () => {
    await triesUsed(`sign-in-network:${here}`, 50);
    expect(await refusal(signIn("wrong", here, "somebody-new@northwind.test"))).toMatchObject({
      code: "rate_limited",
    });
    expect(await refusal(signIn("wrong", "192.0.2.7"))).toMatchObject({ code: "unauthenticated" });
  });
});

describe("a password", () => {
  it("is the same however its characters are composed, and never the same hash twice", async () => {
    const composed = await hashPassword("Caf\u00e9 au lait");
    expect(await verifyPassword(composed, "Cafe\u0301 au lait")).toBe(true);
    expect(await verifyPassword(composed, "Cafe au lait")).toBe(false);
    expect(await hashPassword("Caf\u00e9 au lait")).not.toBe(composed);
  });

  it("that nobody has is never right", async () => {
    expect(await verifyPassword(null, "no password has this hash")).toBe(false);
  });
});
