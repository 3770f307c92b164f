import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getMessages } from "next-intl/server";
import { visitorPage } from "@/app/visitor-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getMessages()).notFound.title, robots: "noindex" };
}

// Public: every address that no other page has. With several root layouts Next would answer in its own words.
export default visitorPage(async function NoSuchPage() {
  notFound();
});
