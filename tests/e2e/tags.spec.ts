import { write } from "./support/customer";
import { openLive, ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

test("an admin renames a tag, is asked before merging, and deletes it; tickets follow by themselves", async ({
  open,
  priya,
  sql,
}) => {
  await write({ from: "Jo Tagged <jo@tags.test>", subject: "Words on tickets", text: "Which?" });
  const number = await ticketFrom(sql, "Words on tickets");
  await sql`insert into tags (name, created_at) values ('grindr', now()), ('grinder', now())`;
  await sql`update tickets set tags = array['grindr', 'urgent visit'] where number = ${number}`;
  const tagsOf = async () => (await sql`select tags from tickets where number = ${number}`)[0]?.tags;

  const page = await open(priya);
  await openLive(page, "/settings/tags");
  await page.getByRole("searchbox", { name: "Tags that begin with" }).fill("GRIND");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=GRIND/);
  await expect(page.getByRole("row", { name: /grindr/ })).toContainText("1 ticket");
  await page.getByRole("link", { name: "Change the tag grindr" }).press("Enter");
  const name = page.getByLabel("New name");
  await name.fill("  ");
  await name.press("Enter");
  await expect(page.getByText("Write something first.")).toBeVisible();
  await expect(name).toBeFocused();
  await name.fill("Grinder");
  await name.press("Enter");
  await expect(page.getByText("There is a tag of this name already.")).toBeVisible();
  await page.getByRole("button", { name: "Merge grindr into grinder" }).press("Enter");
  await expect(page).toHaveURL(/\/settings\/tags$/);
  await expect.poll(tagsOf).toEqual(["grinder", "urgent visit"]);

  await page.goto("/settings/tags/edit?name=grinder");
  await page.getByRole("button", { name: "Delete grinder" }).press("Enter");
  await expect(page).toHaveURL(/\/settings\/tags$/);
  await expect.poll(tagsOf).toEqual(["urgent visit"]);
  await page.goto("/settings/audit?kind=tag");
  const changes = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes.nth(0)).toContainText("deleted a tag");
  await expect(changes.nth(1)).toContainText("Tag: grindr → grinder");
});

test("without scripts a tag is renamed and merged as well", async ({ open, priya, sql }) => {
  await sql`insert into tags (name, created_at) values ('one way', now()), ('other way', now())
    on conflict do nothing`;
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto("/settings/tags/edit?name=one+way");
  await page.getByLabel("New name").fill("Other  way");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByLabel("New name")).toHaveValue("Other  way");
  await page.getByRole("button", { name: "Merge one way into other way" }).click();
  await expect(page).toHaveURL(/\/settings\/tags$/);
  await expect
    .poll(async () => (await sql`select name from tags where name like '%way'`).map((row) => row.name))
    .toEqual(["other way"]);
});
