import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notFound"))("title") };
}

// Public: every address that no other page has. With several root layouts Next would answer in its own words.
export default function NoSuchPage(): never {
  notFound();
}
