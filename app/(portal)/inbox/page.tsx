import type { Route } from "next";
import { redirect } from "next/navigation";
import { startPage } from "@/app/portal-sections";
import { pageActor } from "@/lib/web/page-guard";

export default async function InboxPage() {
  redirect(startPage(await pageActor("own")) as Route);
}
