import { beforeEach, describe, expect, it } from "vitest";
import { addColleague } from "../../lib/accounts/add-colleague";
import { checkCredentials } from "../../lib/accounts/check-credentials";
import type { Actor } from "../../lib/core/actor";
import { countRows } from "../support/tickets";
import { actorOf, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

const anna = {
  name: "Anna Berg",
  email: "Anna@northwind.test",
  password: "a long enough password",
  roleKey: "agent",
};

describe("adding a colleague", () => {
  it("makes a person with the role's permissions who can sign in", async () => {
    const { userId } = await addColleague(system, anna);
    expect([...(await actorOf(userId)).permissions].sort()).toEqual([
      "customers.edit",
      "tickets.delete",
      "tickets.work",
    ]);
    const signedIn = checkCredentials({ email: "anna@northwind.test", password: anna.password }, "192.0.2.1");
    expect(await signedIn).toEqual({ userId });
  });

  it("is for commands: no person may, not even an admin", async () => {
    await expect(addColleague(admin, anna)).rejects.toMatchObject({ code: "forbidden" });
    expect(await countRows("users")).toBe(2);
  });

  it.each([
    ["whose address is taken", { email: "priya@northwind.test" }, "email"],
    ["of a role that does not exist", { roleKey: "emperor" }, "roleKey"],
  ])("%s is refused, names the field, and leaves nothing", async (_name, change, field) => {
    const call = addColleague(system, { ...anna, ...change });
    await expect(call).rejects.toMatchObject({
      code: "invalid",
      options: { fields: { [field]: expect.any(String) } },
    });
    expect([await countRows("users"), await countRows("user_emails")]).toEqual([2, 1]);
  });
});
