import type { Page } from "@playwright/test";
import { png } from "../settings/images";
import { expectAccessible } from "./support/axe";
import { openLive } from "./support/desk";
import { drawing } from "./support/drawing";
import { expect, test } from "./support/test";

/** What the document makes of a variable, as the browser draws it. */
const drawn = (page: Page, name: string) =>
  page.evaluate((variable) => getComputedStyle(document.documentElement).getPropertyValue(variable), name);

test("an admin chooses a colour by keyboard, sees its contrast, and every page has it before it is drawn", async ({
  open,
  priya,
}) => {
  const page = await open(priya);
  await openLive(page, "/settings");
  await page.getByRole("link", { name: /^Brand/ }).press("Enter");
  await expect(page.getByRole("heading", { name: "Brand" })).toBeFocused();
  await expect(page.getByText(/^Light: button 6\.\d to 1, link [67]\.\d to 1/)).toBeVisible();
  await page.getByLabel("Or take it from a colour").focus();
  await page.keyboard.type("#c9a400");
  const hue = page.getByRole("slider", { name: "Hue" });
  await expect(hue).toHaveValue("93");
  await hue.press("ArrowRight");
  await expect(hue).toHaveValue("94");
  await expect(page.getByLabel("Or take it from a colour")).toHaveValue("");
  await page.getByRole("region", { name: "Colour" }).getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  const visitor = await open(null);
  const answer = await visitor.goto("/sign-in");
  const html = await answer?.text();
  expect(html).toMatch(/<html[^>]+style="[^"]*--brand-light-primary:#[0-9a-f]{6}/);
  const light = await drawn(visitor, "--primary");
  expect(light).toBe("#756000");
  await visitor.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => drawn(visitor, "--primary")).not.toBe(light);
  for (const path of ["/sign-in", "/", "/requests/new"]) {
    await visitor.goto(path);
    await expectAccessible(visitor, `${path} in yellow`);
  }

  await page.getByRole("button", { name: "The standard colour" }).press("Enter");
  await page.getByRole("region", { name: "Colour" }).getByRole("button", { name: "Save" }).press("Enter");
  await expect.poll(() => drawn(page, "--primary")).not.toBe(light);
  await page.goto("/settings/audit?kind=workspace");
  const entry = page.getByRole("list", { name: "Changes" }).getByRole("listitem").first();
  await expect(entry).toContainText("changed the brand");
  await expect(entry).toContainText(/Colour: #[0-9a-f]{6} → #[0-9a-f]{6}/);
});

test("a logo stands where the initial did, is kept by browsers for good, and an SVG is refused in words", async ({
  open,
  priya,
  mara,
  trouble,
}) => {
  trouble.allow(/status of 404/);
  const page = await open(priya);
  await page.goto("/settings/brand");
  const file = page.getByLabel("Choose a logo");
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: svg });
  await page.getByRole("button", { name: "Upload" }).press("Enter");
  await expect(page.getByText("An SVG can carry scripts and is not taken.")).toBeVisible();
  await expect(file).toBeFocused();
  await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: png(64, 64, 1_100_000) });
  await page.getByRole("button", { name: "Upload" }).press("Enter");
  await expect(page.getByText("An image has 1 MB at most.")).toBeVisible();
  await file.setInputFiles({ name: "logo.svg", mimeType: "image/svg+xml", buffer: await drawing(page) });
  await page.getByRole("button", { name: "Upload" }).press("Enter");
  await expect(page.getByText("64 by 64 pixels")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-logo");

  const agent = await open(mara);
  const files = { name: "mine.png", mimeType: "image/png", buffer: png(64, 64) };
  const foreign = await agent.request.post("/settings/brand/logo", { multipart: { files } });
  expect(foreign.status()).toBe(403);

  const address = (await page.getByRole("img", { name: "The logo as it is" }).getAttribute("src")) ?? "";
  const visitor = await open(null);
  const got = await visitor.request.get(address);
  expect(got.headers()).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "cache-control": "public, max-age=31536000, immutable",
    "content-security-policy": expect.stringContaining("sandbox"),
  });
  await visitor.goto("/sign-in");
  const mark = visitor.locator(".brand-mark");
  expect(await mark.evaluate((element) => getComputedStyle(element).backgroundImage)).toContain(address);

  await page.getByRole("button", { name: "Remove" }).press("Enter");
  await expect(page.getByText("None yet: the workspace's initial stands for it.")).toBeVisible();
  expect((await visitor.request.get(address)).status()).toBe(404);
});

test("a language that is switched off is gone for readers, and back as it was", async ({
  open,
  priya,
  trouble,
}) => {
  trouble.allow(/status of 404/);
  const page = await open(priya);
  const reader = await open(null, { locale: "de-DE" });
  await reader.goto("/help/de");
  await expect(reader.locator("html")).toHaveAttribute("lang", "de");
  await openLive(page, "/settings/brand");
  const languages = page.getByRole("region", { name: "Languages of the help centre" });
  for (const name of ["English", "Deutsch"]) await languages.getByLabel(name).uncheck();
  await languages.getByRole("button", { name: "Save" }).press("Enter");
  await expect(languages.getByText("The help centre speaks one language at least.")).toBeVisible();
  await languages.getByLabel("English").check();
  await languages.getByRole("button", { name: "Save" }).press("Enter");
  await expect(languages.getByText(/^Off, /)).toBeVisible();
  expect((await reader.goto("/help/de"))?.status()).toBe(404);
  await reader.goto("/");
  await expect(reader).toHaveURL("/help/en");
  await reader.goto("/requests/new");
  await expect(reader.getByRole("button", { name: "Deutsch" })).toHaveCount(0);
  await languages.getByLabel("Deutsch").check();
  await languages.getByRole("button", { name: "Save" }).press("Enter");
  await expect(languages.getByText(/^Off, /)).toHaveCount(0);
  expect((await reader.goto("/help/de"))?.status()).toBe(200);
});

test("without scripts the colour is changed all the same, and a wrong one is said at its field", async ({
  open,
  priya,
}) => {
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto("/settings/brand");
  const colour = page.getByRole("region", { name: "Colour" });
  await colour.getByLabel("Or take it from a colour").fill("reddish");
  await colour.getByRole("button", { name: "Save" }).click();
  await expect(colour.getByText("Six digits from 0 to 9 and a to f, as in #1d4ed8.")).toBeVisible();
  await expect(colour.getByLabel("Or take it from a colour")).toHaveValue("reddish");
  await colour.getByLabel("Or take it from a colour").fill("#0f766e");
  await colour.getByRole("button", { name: "Save" }).click();
  await expect(colour.getByRole("slider", { name: "Hue" })).toHaveValue("186");
  await colour.getByRole("slider", { name: "Hue" }).fill("262");
  await colour.getByRole("slider", { name: "Strength" }).fill("100");
  await colour.getByLabel("Or take it from a colour").fill("");
  await colour.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("html")).not.toHaveAttribute("style", /--brand/);
});
