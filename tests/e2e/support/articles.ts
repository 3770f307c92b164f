import type { Page } from "@playwright/test";
import { expect } from "./test";

/** Publishes an English article in a new category, as a colleague does; the text itself is knowledge.spec's subject. */
export async function publishArticle(page: Page, title: string, category: string): Promise<void> {
  await page.goto("/knowledge/categories");
  await page.getByLabel("Name in English").last().fill(category);
  await page.getByRole("button", { name: "Add category" }).click();
  await expect(page.getByText("Category added")).toBeVisible();
  await page.goto("/knowledge/new");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Published. Readers see it now.")).toBeVisible();
}
