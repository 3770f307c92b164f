import { readFile } from "node:fs/promises";
import { support, write, writeRaw } from "./support/customer";
import { messageOf, openLive } from "./support/desk";
import { expect, test } from "./support/test";

test("mail that cannot be read waits with its reason, can be looked at, tried again and deleted", async ({
  open,
  priya,
}) => {
  const raw = `To: ${support}\r\nSubject: from nobody\r\n\r\nWho am I?\r\n`;
  await writeRaw(raw, "nobody@quarantine.test");
  const page = await open(priya);
  const entry = page.getByRole("listitem").filter({ hasText: "nobody@quarantine.test" });
  await expect(async () => {
    await openLive(page, "/settings/quarantine");
    await expect(entry).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(entry).toContainText("The message names no sender.");
  await expect(entry).toContainText(support);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    entry.getByRole("link", { name: "Download the original" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^mail-\d+\.eml$/);
  expect(await readFile(await download.path(), "utf8")).toContain("Who am I?");

  await entry.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("It failed again: The message names no sender.")).toBeVisible();
  await entry.getByRole("button", { name: "Delete" }).click();
  const question = page.getByRole("dialog", { name: "Delete this message?" });
  await expect(question).toContainText("nobody@quarantine.test");
  await question.getByRole("button", { name: "Keep" }).click();
  await expect(question).toHaveCount(0);
  await entry.getByRole("button", { name: "Delete" }).click();
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Message deleted")).toBeVisible();
  await expect(entry).toHaveCount(0);
});

test("a sender taken for a loop gets a ticket once an admin tries the mail again", async ({
  open,
  priya,
  sql,
}) => {
  const sender = "busy@quarantine.test";
  await sql`insert into rate_limits (key, points, expire)
    values (${`mail-sender:${sender}`}, 101, ${Date.now() + 60_000})`;
  await write({ from: `Busy Sender <${sender}>`, subject: "Mail number 101", text: "I am no robot." });
  const page = await open(priya);
  const entry = page.getByRole("listitem").filter({ hasText: sender });
  await expect(async () => {
    await openLive(page, "/settings/quarantine");
    await expect(entry).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(entry).toContainText("The sender wrote too often in a short time, it looks like a loop.");
  await entry.getByRole("button", { name: "Try again" }).click();
  const done = page.getByText(/^The message is on ticket #\d+$/);
  await expect(done).toBeVisible();
  await expect(entry).toHaveCount(0);
  await page.goto(`/tickets/${/\d+/.exec((await done.textContent()) ?? "")?.[0]}`);
  await expect(messageOf(page, "I am no robot.")).toBeVisible();
});

test("an agent without the permission sees neither the page nor the mail", async ({
  open,
  mara,
  trouble,
}) => {
  trouble.allow(/status of 403/);
  const page = await open(mara);
  const answer = await page.goto("/settings/quarantine");
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole("heading", { name: "You may not see this page" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Mail problems" })).toHaveCount(0);
  expect((await page.request.get("/api/quarantine/1")).status()).toBe(403);
});
