import { write } from "./support/customer";
import { openLive, openTicket, property, ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

test("spam leaves the inbox, is kept in its view, and comes back as it was", async ({ open, mara, sql }) => {
  await write({ from: "Cheap Watches <sales@watches.test>", subject: "Watches at half price", text: "Now" });
  const number = await ticketFrom(sql, "Watches at half price");
  const [page, list] = [await open(mara), await open(mara)];
  await openLive(list, "/inbox/open");
  const row = list.getByRole("row").filter({ hasText: "Watches at half price" });
  await expect(row).toBeVisible();
  await openTicket(page, number);

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Mark as spam" }).click();
  await expect(page.getByText("This ticket is marked as spam.")).toBeVisible();
  await expect(page.getByText(`#${number} marked as spam`)).toBeVisible();
  await expect(page.getByRole("region", { name: "Answer" })).toHaveCount(0);
  await expect(row).toHaveCount(0);
  await list.getByRole("link", { name: "Spam" }).click();
  await expect(list).toHaveURL("/inbox/spam");
  await expect(row).toBeVisible();

  await page.getByRole("main").getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText(`#${number} restored`)).toBeVisible();
  await expect(property(page, "Status")).toHaveAccessibleName("Status: New");
  await expect(page.getByRole("region", { name: "Service level" })).toContainText("First reply due");
  await expect(row).toHaveCount(0);
});

test("a ticket moved to the trash by mistake is back with one key", async ({ open, mara, sql }) => {
  await write({ from: "Old Friend <friend@old.test>", subject: "Please keep me", text: "Hello" });
  const number = await ticketFrom(sql, "Please keep me");
  const page = await open(mara);
  await openTicket(page, number);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Move to trash" }).click();
  await expect(page.getByText("This ticket is in the trash.")).toBeVisible();
  await expect(page.getByText(`#${number} moved to the trash`)).toBeVisible();
  await page.keyboard.press("z");
  await expect(page.getByText("This ticket is in the trash.")).toHaveCount(0);
  await expect(property(page, "Status")).toHaveAccessibleName("Status: New");
});
