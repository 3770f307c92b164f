import createClient from "openapi-fetch";
import type { paths } from "../api/client/schema";
import { makeAgent } from "./support/people";
import { expect, test } from "./support/test";

const client = (token: string) =>
  createClient<paths>({
    baseUrl: process.env.E2E_URL,
    headers: { authorization: `Bearer ${token}` },
  });

test("an agent gives a program a token, it works in her name, and she takes it back", {
  tag: "@parity",
}, async ({ open, sql }) => {
  const tilda = await makeAgent(sql, "Tilda Token");
  const page = await open(tilda);
  await page.goto("/profile#tokens");
  await page.getByRole("button", { name: "Make a token" }).press("Enter");
  await expect(page.getByText("Write something first.")).toBeVisible();
  await expect(page.getByLabel("What it is for")).toBeFocused();
  await page.keyboard.type("Phone system");
  await page.getByLabel("Tickets", { exact: true }).selectOption("write");
  await page.getByRole("button", { name: "Make a token" }).press("Enter");
  const shown = page.getByLabel("Your new token");
  await expect(shown).toHaveValue(/^hd_[\w-]{43}$/);
  const api = client(await shown.inputValue());

  const { data, response } = await api.POST("/api/v1/tickets", {
    params: { header: { "idempotency-key": "call-0001" } },
    body: {
      subject: "He called about a broken pump",
      requester: { email: "caller@phone.test", name: "Cal Caller" },
      message: { kind: "request", text: "The pump makes a noise." },
    },
  });
  expect(response.status).toBe(201);
  await page.goto(`/tickets/${data?.number}`);
  await expect(page.getByRole("heading", { name: "He called about a broken pump" })).toBeVisible();
  const message = page.getByRole("article").locator("iframe").contentFrame();
  await expect(message.getByText("The pump makes a noise.")).toBeVisible();
  expect((await api.GET("/api/v1/people")).response.status).toBe(403);

  await page.goto("/profile#tokens");
  await expect(shown).toHaveCount(0);
  const row = page.getByRole("listitem").filter({ hasText: "Phone system" });
  await expect(row).toContainText("reads tickets, changes tickets");
  await expect(row).toContainText("last used");
  await page.getByRole("button", { name: "Revoke Phone system" }).press("Enter");
  await expect(page.getByText("The token is revoked.").first()).toBeVisible();
  await expect(row).toHaveCount(0);
  expect((await api.GET("/api/v1/tickets")).response.status).toBe(401);
});

test("an admin makes a service's token, which works under its own name, and ends it without scripts", async ({
  open,
  priya,
}) => {
  const page = await open(priya);
  await page.goto("/settings/tokens");
  await page.getByLabel("What it is for").fill("Webshop");
  await page.getByLabel("Tickets", { exact: true }).selectOption("write");
  await page.getByLabel("Which tickets").selectOption("Every ticket");
  await page.getByRole("button", { name: "Make a token" }).press("Enter");
  const api = client(await page.getByLabel("Your new token").inputValue());
  const { data } = await api.POST("/api/v1/tickets", {
    params: { header: { "idempotency-key": "order-0001" } },
    body: {
      subject: "The order never came",
      requester: { email: "buyer@shop.test", name: "Bea Buyer" },
      message: { kind: "note", text: "Order 4711" },
    },
  });
  await page.goto(`/tickets/${data?.number}`);
  await expect(page.getByRole("article").filter({ hasText: "Webshop" })).toBeVisible();

  const plain = await open(priya, { javaScriptEnabled: false });
  await plain.goto("/settings/tokens");
  const row = plain.getByRole("listitem").filter({ hasText: "Webshop" });
  await expect(row).toContainText("Service");
  await expect(row).toContainText("reads tickets, changes tickets, every ticket");
  await plain.getByRole("button", { name: "Revoke Webshop" }).click();
  await expect(row).toHaveCount(0);
  expect((await api.GET("/api/v1/tickets")).response.status).toBe(401);
});

test("a token is made and shown without scripts too", async ({ open, sql }) => {
  const tilda = await makeAgent(sql, "Tom Token");
  const page = await open(tilda, { javaScriptEnabled: false });
  await page.goto("/profile");
  await page.getByLabel("What it is for").fill("Script");
  await page.getByRole("button", { name: "Make a token" }).click();
  const token = await page.getByLabel("Your new token").inputValue();
  expect((await client(token).GET("/api/v1/tickets")).response.status).toBe(200);
  await page.goto("/profile");
  await expect(page.getByText("Script", { exact: true })).toBeVisible();
  await expect(page.getByText(token)).toHaveCount(0);
});

test("the API's page names every operation of its document, and loads nothing from elsewhere", async ({
  open,
}) => {
  const page = await open(null);
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(process.env.E2E_URL ?? "")) foreign.push(request.url());
  });
  const document = await (await page.request.get("/api/v1/openapi.json")).json();
  await page.goto("/api/docs");
  const summaries = Object.values(document.paths).flatMap((path) =>
    Object.values(path as Record<string, { summary: string }>).map(({ summary }) => summary),
  );
  expect(summaries.length).toBeGreaterThan(10);
  for (const summary of summaries)
    await expect(page.getByRole("heading", { name: summary, exact: true })).toBeVisible();
  // A problem's type leads to what it means.
  await page.goto("/api/docs#rate_limited");
  await expect(page.locator("#rate_limited")).toBeInViewport();
  expect(foreign).toEqual([]);
});

test("a session reads for its own pages, and another site's script writes nothing with it", async ({
  open,
  priya,
}) => {
  const page = await open(priya);
  await page.goto("/inbox/open");
  const read = await page.evaluate(() =>
    fetch("/api/v1/tickets?limit=1").then((response) => response.status),
  );
  expect(read).toBe(200);
  const foreign = await page.request.post("/api/v1/tickets", {
    data: {},
    headers: { origin: "https://evil.test", "sec-fetch-site": "cross-site" },
  });
  expect(foreign.status()).toBe(403);
  expect((await foreign.json()).code).toBe("forbidden");
});

test("a program may send a body without saying its length, and methods that an address does not take", async () => {
  const url = `${process.env.E2E_URL}/api/v1/tickets`;
  const chunks = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"subject": '));
      controller.close();
    },
  });
  const headers = { "content-type": "application/json" };
  const unsaid = { method: "POST", headers, body: chunks, duplex: "half" };
  expect((await fetch(url, unsaid)).status).toBe(401);
  expect((await fetch(url, { method: "DELETE" })).status).toBe(405);
});
