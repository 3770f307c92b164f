import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, outboxMail } from "../../db/schema";
import { changePassword } from "../../lib/accounts/change-password";
import { changeProfile } from "../../lib/accounts/change-profile";
import { checkCredentials } from "../../lib/accounts/check-credentials";
import { findSessionActor } from "../../lib/accounts/find-session-actor";
import { getProfile } from "../../lib/accounts/get-profile";
import { createSession } from "../../lib/accounts/sessions";
import type { Actor } from "../../lib/core/actor";
import { secretToken } from "../../lib/core/ids";
import { answer, newestMail, ticketFrom } from "../support/tickets";
import { actorOf, adminPassword, makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

const profile = {
  name: "Priya R.",
  timeZone: "Asia/Tokyo",
  undoSeconds: "12",
  signature: "Priya\nNorthwind",
  theme: "dark",
  locale: "de",
  density: "compact",
  singleKeys: "off",
} as const;

describe("one's own profile", () => {
  it("is what the next page is made of, and the event names fields, never what stands in them", async () => {
    await changeProfile(admin, profile);
    const after = await actorOf(admin.id);
    expect(after).toMatchObject({ name: "Priya R.", timeZone: "Asia/Tokyo", undoSeconds: 12 });
    expect(await getProfile(after)).toEqual({ ...profile, undoSeconds: 12, singleKeys: false });
    const [event] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
    expect(event).toMatchObject({
      name: "user.profile-changed",
      payload: {
        fields: ["name", "timeZone", "undoSeconds", "signature", "theme", "locale", "density", "singleKeys"],
      },
    });
    expect(JSON.stringify(event)).not.toContain("Priya R.");
  });

  it("is not changed by saving it as it is", async () => {
    await changeProfile(admin, profile);
    const count = await db().$count(events);
    await changeProfile(await actorOf(admin.id), profile);
    expect(await db().$count(events)).toBe(count);
  });

  it.each([
    ["name", "  "],
    ["timeZone", "Mars/Olympus"],
    ["undoSeconds", "31"],
    ["undoSeconds", "soon"],
    ["signature", "x".repeat(2001)],
    ["theme", "pink"],
    ["locale", "xx"],
    ["density", "dense"],
    ["singleKeys", "maybe"],
  ])("refuses a %s like %j", async (field, value) => {
    await expect(changeProfile(admin, { ...profile, [field]: value })).rejects.toThrow(field);
    expect(await getProfile(admin)).toMatchObject({ signature: "" });
  });

  it("puts the signature of the reply's author below his replies, as text", async () => {
    await changeProfile(admin, { ...profile, undoSeconds: "0", signature: "Priya <b>\nNorthwind" });
    const ticket = await ticketFrom(system);
    await answer(await actorOf(admin.id), ticket.id);
    const { id } = await newestMail();
    const [mail] = await db().select().from(outboxMail).where(eq(outboxMail.id, id));
    expect(mail?.text).toMatch(/\n\n-- \nPriya <b>\nNorthwind$/);
    expect(mail?.html).toContain("Priya &lt;b&gt;");
  });
});

describe("one's own password", () => {
  const next = "a whole new password";
  const session = async (userId: number) => {
    const token = secretToken();
    await createSession(token, userId, new Date(Date.now() + 3_600_000));
    return token;
  };
  const change = (current: string, kept = "") => changePassword(admin, { current, password: next }, kept);

  it("signs in from then on, and every other session has ended", async () => {
    const colleague = await makeAgent("Mara Lindqvist", "mara@northwind.test");
    const [here, elsewhere, hers] = [
      await session(admin.id),
      await session(admin.id),
      await session(colleague.id),
    ];
    await change(adminPassword, here);
    expect(await findSessionActor(here)).not.toBeNull();
    expect(await findSessionActor(hers)).not.toBeNull();
    expect(await findSessionActor(elsewhere)).toBeNull();
    const signIn = (password: string) =>
      checkCredentials({ email: "priya@northwind.test", password }, "192.0.2.9");
    expect(await signIn(next)).toEqual({ userId: admin.id });
    await expect(signIn(adminPassword)).rejects.toThrow("error.signIn.wrong");
  });

  it("is not changed without the present one, and cannot be guessed at", async () => {
    const here = await session(admin.id);
    for (let tries = 0; tries < 5; tries++) {
      await expect(change("a wrong password", here)).rejects.toMatchObject({
        code: "invalid",
        options: { fields: { current: "error.field.password.wrong" } },
      });
    }
    await expect(change(adminPassword, here)).rejects.toMatchObject({ code: "rate_limited" });
  });

  it("must be long enough", async () => {
    await expect(changePassword(admin, { current: adminPassword, password: "short" }, "")).rejects.toThrow(
      "error.field.password.short",
    );
  });
});
