import type { Locator } from "@playwright/test";
import { write } from "./support/customer";
import { messageOf, openTicket, startReply, ticketFrom } from "./support/desk";
import { drawing } from "./support/drawing";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

const imageOf = (avatar: Locator) =>
  avatar.evaluate((element) => getComputedStyle(element).backgroundImage.replace(/^url\("(.*)"\)$/, "$1"));

test("a colleague sets a picture by keyboard, others see it at his messages, and it goes again without scripts", async ({
  open,
  mara,
  sql,
  trouble,
}) => {
  trouble.allow(/status of 40[14]/);
  const vera = await makeAgent(sql, "Vera Visible");
  const page = await open(vera);
  await page.goto("/profile");
  const section = page.getByRole("region", { name: "Picture" });
  const file = section.getByLabel("Choose a picture");
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  await file.setInputFiles({ name: "me.png", mimeType: "image/png", buffer: svg });
  await section.getByRole("button", { name: "Upload" }).press("Enter");
  await expect(section.getByText("An SVG can carry scripts and is not taken.")).toBeVisible();
  await expect(file).toBeFocused();
  await file.setInputFiles({ name: "me.svg", mimeType: "image/svg+xml", buffer: await drawing(page) });
  await section.getByRole("button", { name: "Upload" }).press("Enter");
  await expect(section.getByText("Saved.")).toBeVisible();
  const account = page.getByRole("button", { name: `Account of ${vera.name}` }).locator(".avatar");
  await expect.poll(() => imageOf(account)).toMatch(/\/api\/portal\/pictures\/\d+\/[0-9a-f]{16}$/);
  const address = await imageOf(account);

  await write({ from: "Cora <cora@picture.test>", subject: "Who are you?", text: "Well?" });
  const number = await ticketFrom(sql, "Who are you?");
  await openTicket(page, number);
  await startReply(page);
  await page.keyboard.type("It is me.");
  await page.keyboard.press("Control+Enter");
  await expect(messageOf(page, vera.name).getByText("Sent", { exact: true })).toBeVisible();
  const other = await open(mara);
  const asked = other.waitForResponse((response) => response.url() === address);
  await openTicket(other, number);
  await expect.poll(() => imageOf(messageOf(other, vera.name).locator(".avatar"))).toBe(address);
  expect((await asked).headers()).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=31536000, immutable",
    "content-security-policy": expect.stringContaining("sandbox"),
  });
  expect(await imageOf(other.locator("article .avatar").first())).toBe("none");
  const visitor = await open(null);
  expect((await visitor.request.get(address)).status()).toBe(401);

  const plain = await open(vera, { javaScriptEnabled: false });
  await plain.goto("/profile");
  const plainSection = plain.getByRole("region", { name: "Picture" });
  await plainSection.getByLabel("Choose another picture").setInputFiles({
    name: "me.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("me"),
  });
  await plainSection.getByRole("button", { name: "Upload" }).click();
  await expect(plainSection.getByText("This is no PNG, JPEG or WebP image.")).toBeVisible();
  await plainSection.getByRole("button", { name: "Remove" }).click();
  await expect(plainSection.getByText("None yet: your initials stand for it.")).toBeVisible();
  expect((await other.request.get(address)).status()).toBe(404);
});
