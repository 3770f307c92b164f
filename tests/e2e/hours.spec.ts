import { openLive } from "./support/desk";
import { expect, test } from "./support/test";

const none = "delete from business_hours";

test.afterAll(async ({ sql }) => {
  await sql.unsafe(none);
});

test("an admin sets the week by keyboard, readers are told, and the audit says what changed", async ({
  open,
  priya,
}) => {
  const page = await open(priya);
  await openLive(page, "/settings/hours");
  await expect(page.getByText("Nothing: no opening hours are set.")).toBeVisible();
  await page.getByRole("button", { name: "Add hours: Monday" }).press("Enter");
  const from = page.getByRole("textbox", { name: "Monday, opening 1, from" });
  await expect(from).toBeFocused();
  await expect(from).toHaveValue("09:00");

  const opens = page.getByRole("slider", { name: "Monday, opening 1, from" });
  await opens.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(from).toHaveValue("08:45");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(from).toHaveValue("07:45");
  await expect(opens).toHaveAttribute("aria-valuetext", "07:45");
  const closes = page.getByRole("slider", { name: "Monday, opening 1, until" });
  await closes.press("End");
  await expect(page.getByRole("textbox", { name: "Monday, opening 1, until" })).toHaveValue("24:00");

  await from.fill("late");
  await from.press("Enter");
  await expect(page.getByText("Write a time like 09:00 or 24:00.")).toBeVisible();
  await expect(from).toBeFocused();
  await from.fill("00:00");
  await expect(page.getByText("Write a time like")).toHaveCount(0);
  await page.getByRole("button", { name: "Copy Monday to Tuesday through Friday" }).press("Enter");
  for (const day of ["Saturday", "Sunday"]) {
    await page.getByRole("button", { name: `Add hours: ${day}` }).press("Enter");
    await page.getByRole("textbox", { name: `${day}, opening 1, from` }).fill("0");
    await page.getByRole("textbox", { name: `${day}, opening 1, until` }).fill("24");
  }
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.getByText("Open round the clock")).toBeVisible();

  const reader = await open(null);
  for (const path of ["/help/en", "/requests/new"]) {
    await reader.goto(path);
    await expect(reader.getByText("Open round the clock"), path).toBeVisible();
  }
  await page.goto("/settings/audit?kind=hours");
  const entry = page.getByRole("list", { name: "Changes" }).getByRole("listitem").first();
  await expect(entry).toContainText("changed the opening hours");
  await expect(entry).toContainText("Monday: closed → 00:00–24:00");
});

test("an edge is dragged by quarters of an hour, as far as its neighbour", async ({ open, priya, sql }) => {
  await sql.unsafe(none);
  const page = await open(priya);
  await openLive(page, "/settings/hours");
  const add = page.getByRole("button", { name: "Add hours: Wednesday" });
  await add.click();
  await add.click();
  const until = page.getByRole("textbox", { name: "Wednesday, opening 1, until" });
  const thumb = page.getByRole("slider", { name: "Wednesday, opening 1, until" });
  const drag = async (hours: number) => {
    const box = (await thumb.boundingBox())!;
    const bar = (await thumb.locator("xpath=../..").boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(bar.x + (bar.width * hours) / 24, box.y + 40, { steps: 4 });
    await page.mouse.up();
  };
  await drag(12.3);
  await expect(until).toHaveValue("12:15");
  await drag(23);
  await expect(until).toHaveValue("17:45");
  await drag(2);
  await expect(until).toHaveValue("09:15");
});

test("without scripts rows come and go by the form, errors stand at their field, and it saves", async ({
  open,
  priya,
  sql,
}) => {
  await sql.unsafe(none);
  const page = await open(priya, { javaScriptEnabled: false });
  await page.goto("/settings/hours");
  await expect(page.getByRole("slider")).toHaveCount(0);
  await page.getByRole("button", { name: "Add hours: Friday" }).click();
  await page.getByLabel("Friday, opening 1, until").fill("08:00");
  await page.getByRole("button", { name: "Add hours: Friday" }).click();
  await expect(page.getByLabel("Friday, opening 1, until")).toHaveValue("08:00");
  await expect(page.getByLabel("Friday, opening 2, from")).toBeVisible();
  await page.getByRole("button", { name: "Remove: Friday, opening 2" }).click();
  await expect(page.getByLabel("Friday, opening 2, from")).toHaveCount(0);
  // Enter saves: the first button of the form is no other.
  await page.getByLabel("Friday, opening 1, until").press("Enter");
  await expect(page.getByText("The end must be later than the start.")).toBeVisible();
  await expect(page.getByLabel("Friday, opening 1, until")).toHaveValue("08:00");
  await page.getByLabel("Friday, opening 1, until").fill("15");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Friday, opening 1, until")).toHaveValue("15:00");
  await page.reload();
  await expect(page.getByLabel("Friday, opening 1, from")).toHaveValue("09:00");
});

test("two admins with the same page: the second sees what is saved by now, and keeps what was typed", async ({
  open,
  priya,
  sql,
}) => {
  await sql.unsafe(none);
  const [first, second] = [await open(priya), await open(priya)];
  for (const page of [first, second]) {
    await openLive(page, "/settings/hours");
    await page.getByRole("button", { name: "Add hours: Monday" }).click();
  }
  await first.getByRole("button", { name: "Save", exact: true }).click();
  await expect(first.getByText("Saved", { exact: true })).toBeVisible();
  await second.getByRole("textbox", { name: "Monday, opening 1, until" }).fill("13:00");
  await second.getByRole("button", { name: "Save", exact: true }).click();
  await expect(second.getByText("Priya Raman changed the opening hours meanwhile.")).toBeVisible();
  await expect(second.getByText("Saved by now: 09:00–17:00")).toBeVisible();
  await second.getByRole("button", { name: "Save", exact: true }).click();
  await expect(second.getByText("Saved", { exact: true })).toBeVisible();
  const [row] = await sql`select to_minute from business_intervals`;
  expect(row?.to_minute).toBe(13 * 60);
});
