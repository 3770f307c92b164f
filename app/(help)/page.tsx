import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { beginningLocale, helpSite } from "@/lib/web/help-page";

// Public: leads to the help centre in the visitor's language.
export default async function StartPage() {
  if (!(await helpSite())) redirect("/setup");
  redirect(`/help/${await beginningLocale(await getLocale())}`);
}
