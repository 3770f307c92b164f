import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { z } from "zod";
import { AuthPage } from "@/app/(auth)/auth-page";
import { buttonClass } from "@/components/ui/button-class";

type Props = { searchParams: Promise<{ as?: string }> };

const outcome = z.enum(["done", "waiting", "taken"]).catch("done");

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("address"))("title") };
}

// Public: says nothing of anybody.
export default async function AddressConfirmedPage({ searchParams }: Props) {
  const [{ as }, { address: labels }] = await Promise.all([searchParams, getMessages()]);
  const came = outcome.parse(as);
  return (
    <AuthPage title={labels[`${came}Title`]} description={labels[`${came}Text`]}>
      <a href="/profile" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
        {labels.on}
      </a>
    </AuthPage>
  );
}
