import { expect, it } from "vitest";
import { db } from "../../db/client";
import { editPerson } from "../../lib/accounts/edit-person";
import { namesOf } from "../../lib/privacy/names-of";
import { personAt, ticketFrom } from "../support/tickets";
import { makeWorld } from "../support/world";

it("a person's names are that of now, those before, and what his mails said", async () => {
  const { system, admin } = await makeWorld();
  await ticketFrom(system);
  const { id, name } = await personAt("hannah@roastery.test");
  const edit = { personId: id, fromOrganisation: "", organisation: "" };
  await editPerson(admin, { ...edit, fromName: name, name: "Hanna O." });
  await editPerson(admin, { ...edit, fromName: "Hanna O.", name: "Hannah Berg" });
  const [first, ...others] = await namesOf(db(), id, "Hannah Berg");
  expect(first).toBe("Hannah Berg");
  expect(others.sort()).toEqual(["Hanna O.", "Hannah Ostermann"]);
});
