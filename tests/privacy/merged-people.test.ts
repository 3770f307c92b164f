import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { db } from "../../db/client";
import { mergedRows } from "../../db/schema";
import { mergePeople } from "../../lib/accounts/merge/merge-people";
import { takeMergeBack } from "../../lib/accounts/merge/take-merge-back";
import type { Actor } from "../../lib/core/actor";
import { randomToken } from "../../lib/core/ids";
import { mailSignIn } from "../../lib/notifications/mail-sign-in";
import { askForExport } from "../../lib/privacy/ask-for-export";
import { erasePerson } from "../../lib/privacy/erase-person";
import { getPersonPrivacy } from "../../lib/privacy/get-person-privacy";
import { openExport } from "../../lib/privacy/open-export";
import { workPrivacy } from "../../lib/privacy/work-privacy";
import { readStored } from "../../lib/stores/storage";
import { addNote } from "../../lib/tickets/add-note";
import { makeField, plantValues } from "../support/custom-fields";
import { answer, messagesOf, personAt, ticketFrom } from "../support/tickets";
import { makeWorld } from "../support/world";
import { erase, jobsOf, userRow } from "./privacy";
import { traces } from "./traces";
import { entriesOf } from "./zip";

// Of each test, for what earlier ones stored is in the same folder.
let [word, otherWord] = ["", ""];
let [hers, merged] = ["", ""];

let system: Actor;
let admin: Actor;
let hannah: Actor;
let other: Actor;
let ticketId: number;
let mergeId: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  [word, otherWord] = [`ostermann${randomToken()}`, `quagga${randomToken()}`];
  [hers, merged] = [`hannah@${word}.test`, `wilhelmina@${otherWord}.test`];
  await ticketFrom(system, { from: `Hannah ${word} <${hers}>`, envelopeFrom: hers });
  ticketId = (
    await ticketFrom(system, {
      from: `Wilhelmina ${otherWord} <${merged}>`,
      envelopeFrom: merged,
      text: `The ${otherWord} has a question.`,
    })
  ).id;
  [hannah, other] = [await personAt(hers), await personAt(merged)];
  await answer(admin, ticketId, { html: `<p>Dear Wilhelmina ${otherWord}</p>` });
  await mailSignIn(system, { email: merged, locale: "en" });
  await makeField(admin, "Plan", "select", { options: ["Gold"] });
  await makeField(admin, "Note", "text");
  await plantValues(hannah.id, { plan: "gold", note: `About ${word}` });
  await plantValues(other.id, { note: `About ${otherWord}` });
  mergeId = (await mergePeople(admin, { personId: hannah.id, otherId: other.id, fromAddress: hers })).mergeId;
});

it("erasing who is left erases who turned out to be him: no trace of either, and nothing is taken back", async () => {
  await addNote(admin, { ticketId, html: `<p>Wilhelmina ${otherWord} called.</p>`, onceKey: randomToken() });
  expect((await traces(otherWord)).length).toBeGreaterThan(5);
  await erase(admin, system, hannah.id);
  expect(await traces(otherWord)).toEqual([]);
  expect(await traces(word)).toEqual([]);
  expect(await userRow(other.id)).toMatchObject({
    name: `Erased person ${other.id}`,
    erasedAt: expect.any(Date),
  });
  expect((await messagesOf(ticketId)).at(-1)?.visibleText).toBe("[…] called.");
  for (const id of [hannah.id, other.id]) expect(await jobsOf(id)).toMatchObject([{ state: "done" }]);
  expect(await db().select().from(mergedRows).where(eq(mergedRows.mergeId, mergeId))).toEqual([]);
  await expect(takeMergeBack(admin, { mergeId })).rejects.toMatchObject({ code: "not_found" });
});

it("erasing who was merged is refused: he is erased with who he is", async () => {
  await expect(
    erasePerson(admin, { personId: other.id, confirmation: `Wilhelmina ${otherWord}` }),
  ).rejects.toMatchObject({ messageKey: "error.privacy.merged" });
  await expect(askForExport(admin, { personId: other.id })).rejects.toMatchObject({
    messageKey: "error.privacy.merged",
  });
  expect(await getPersonPrivacy(admin, other.id)).toMatchObject({ kept: "merged", mergedIntoId: hannah.id });
});

it("the export of who is left has all of both", async () => {
  await askForExport(admin, { personId: hannah.id });
  await workPrivacy(system);
  const [job] = await jobsOf(hannah.id);
  const files = entriesOf(await readStored((await openExport(admin, { exportId: job!.id })).storageKey));
  const profile = JSON.parse(files["profile.json"] ?? "{}");
  expect(profile.customFields).toEqual([
    { field: "Plan", value: "Gold" },
    { field: "Note", value: `About ${word}` },
  ]);
  expect(profile.mergedPeople).toMatchObject([
    {
      id: other.id,
      name: `Wilhelmina ${otherWord}`,
      customFields: [{ field: "Note", value: `About ${otherWord}` }],
    },
  ]);
  expect(profile.addresses.map(({ address }: { address: string }) => address)).toEqual([hers, merged]);
  expect(files["links.json"]).toContain("sign-in");
  expect(Object.keys(files).filter((name) => name.endsWith("ticket.json"))).toHaveLength(2);
  expect(
    Object.entries(files).some(([name, text]) => name.endsWith(".eml") && text.includes(otherWord)),
  ).toBe(true);
  expect(files["audit.json"]).toContain("user.merged");
});

it("once it is taken back, each is erased alone", async () => {
  await takeMergeBack(admin, { mergeId });
  await erase(admin, system, other.id);
  expect(await traces(otherWord)).toEqual([]);
  expect(await userRow(hannah.id)).toMatchObject({ name: `Hannah ${word}`, erasedAt: null });
  expect((await traces(word)).length).toBeGreaterThan(0);
});
