import { redirect } from "next/navigation";
import { pageActor } from "@/lib/web/page-guard";

export default async function InboxPage() {
  await pageActor("tickets.work");
  redirect("/inbox/open");
}
