import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { write } from "./support/customer";
import { frameOf, messageOf, openLive, ticketFrom } from "./support/desk";
import { expect, test } from "./support/test";

const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

test("a customer's mail appears in the open inbox by itself", { tag: "@parity" }, async ({ open, mara }) => {
  const page = await open(mara);
  await openLive(page, "/inbox/open");
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  const from = "Олександр Коваленко <oleksandr@zerno.test>";
  await write({
    from,
    subject: "Не надходить рахунок-фактура за лютий",
    text: "Доброго дня! Бухгалтерія досі не отримала документ.",
  });
  const row = page.getByRole("row").filter({ hasText: "Не надходить рахунок-фактура за лютий" });
  await showNew(page, row);
  await expect(row).toContainText("Олександр Коваленко");
  await expect(row).toContainText("Бухгалтерія досі не отримала документ.");
  await expect(row.getByRole("gridcell", { name: "Unread" })).toBeVisible();
  await expect(row).toContainText(/Reply in (8h|7h 59m)/);
  await expect(row.getByRole("gridcell", { name: "Normal" })).toBeVisible();

  await write({
    from: "محمد الخطيب <mohammed@mina.test>",
    subject: "استفسار عن قطع الغيار لماكينة Fjord 2",
    text: "نحتاج إلى طقم حلقات مطاطية للمجموعتين.",
  });
  await expect(page.getByRole("button", { name: "1 new ticket" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "استفسار" })).toHaveCount(0);
  await page.keyboard.press(".");
  const arabic = page.getByRole("row").filter({ hasText: "استفسار عن قطع الغيار" });
  await expect(arabic.getByRole("link")).toHaveCSS("direction", "rtl");
  expect(await page.evaluate(() => "notReloaded" in window)).toBe(true);
});

/** An empty inbox shows a first ticket at once; a list never moves under the pointer and asks first. */
async function showNew(page: Page, row: Locator): Promise<void> {
  const bar = page.getByRole("button", { name: "1 new ticket" });
  await expect(row.or(bar)).toBeVisible();
  if (await bar.isVisible()) await bar.click();
}

test("HTML is shown without its scripts and remote images, and its files come along", async ({
  open,
  mara,
  sql,
}) => {
  const page = await open(mara);
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url()));
  await write({
    from: "Hannah Ostermann <hannah@roastery.test>",
    subject: "The left group loses pressure after descaling",
    text: "Since this morning the left group gives 5 bar only.",
    html: `<p>Since this morning the <b>left</b> group gives 5 bar only.</p>
      <script>window.top.hacked = 1; window.hacked = 1</script>
      <img src="x" onerror="window.top.hacked = 1"><p onclick="window.top.hacked = 1">Привіт, مرحبا</p>
      <img src="https://tracker.customer.test/pixel.gif" width="1" height="1">
      <a href="javascript:window.top.hacked = 1">Press me</a>`,
    attachments: [
      { filename: "протокол 5 bar.txt", content: "5 bar at 9:00\n" },
      { filename: "page.html", content: "<script>alert(1)</script>" },
    ],
  });
  const number = await ticketFrom(sql, "The left group loses pressure after descaling");
  await page.goto(`/tickets/${number}`);

  const message = messageOf(page, "hannah@roastery.test");
  const body = frameOf(message);
  await expect(body.getByText("Since this morning the left group gives 5 bar only.")).toBeVisible();
  await expect(body.getByText("Привіт, مرحبا")).toBeVisible();
  await expect(message.getByText("remote image blocked")).toBeVisible();
  await body.getByText("Привіт, مرحبا").click();
  await body.getByText("Press me").click();
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
  await expect(message.locator("iframe")).toHaveAttribute("sandbox", /^(?!.*allow-scripts).*$/);
  expect(
    asked.filter((url) => !url.startsWith(process.env.E2E_URL ?? "") && !/^(data|blob|about):/.test(url)),
  ).toEqual([]);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    message.getByRole("link", { name: /^Download протокол 5 bar.txt/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("протокол 5 bar.txt");
  expect(await readFile(await download.path(), "utf8")).toBe("5 bar at 9:00\n");
  const href = await message.getByRole("link", { name: /^Download page.html/ }).getAttribute("href");
  const reply = await page.request.get(href ?? "");
  expect(reply.headers()).toMatchObject({
    "content-type": "application/octet-stream",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining("sandbox"),
    "content-disposition": expect.stringMatching(/^attachment; filename="page.html"/),
  });
});

test("an image inside the mail stands where its writer put it", async ({ open, mara, sql }) => {
  await write({
    from: "Hannah Ostermann <hannah@roastery.test>",
    subject: "A photo of the gauge",
    html: `<p>Before the photo</p><img alt="gauge" src="cid:gauge@roastery"><p>After the photo</p>`,
    attachments: [{ filename: "gauge.png", cid: "gauge@roastery", content: pixel, encoding: "base64" }],
  });
  const page = await open(mara);
  await page.goto(`/tickets/${await ticketFrom(sql, "A photo of the gauge")}`);
  const image = frameOf(messageOf(page, "hannah@roastery.test")).getByAltText("gauge");
  await expect(image).toHaveJSProperty("naturalWidth", 1);
});

test("the ticket says who asks and what is promised, and counts down", async ({ open, mara, sql }) => {
  await write({
    from: "Fiona Macnamara <fiona@macnamara.test>",
    subject: "Can the technician come before 9:00 on Friday?",
    text: "We open at half nine.",
  });
  const number = await ticketFrom(sql, "Can the technician come before 9:00 on Friday?");
  await sql`update sla_clocks set due_at = now() + interval '62 seconds'
    where metric = 'first_response' and ticket_id = (select id from tickets where number = ${number})`;
  const page = await open(mara);
  await page.goto(`/tickets/${number}`);

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Can the technician come before 9:00 on Friday?",
  );
  const customer = page.getByRole("region", { name: "Customer" });
  await expect(customer).toContainText("Fiona Macnamara");
  await expect(customer.getByRole("link", { name: "fiona@macnamara.test" })).toBeVisible();
  const promised = page.getByRole("region", { name: "Service level" });
  await expect(promised).toContainText(/First reply due .*Target 8h/);
  await expect(promised).toContainText(/Solve due .*Target (40h|1d 16h)/);
  const left = promised.getByText(/^(1m( \d+s)?|\d+s)$/);
  const first = await left.textContent();
  await expect(left).not.toHaveText(first ?? "");
  // Nobody has the ticket: missed in a minute, it would be news for everybody in the midst of another journey.
  await sql`update sla_clocks set due_at = due_at + interval '8 hours'
    where metric = 'first_response' and ticket_id = (select id from tickets where number = ${number})`;
});
