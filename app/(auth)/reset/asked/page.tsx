import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { AuthPage } from "@/app/(auth)/auth-page";
import { BackToSignIn } from "../back-to-sign-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reset"))("askedTitle") };
}

// Public: says the same to everybody, whoever's address it was.
export default async function AskedPage() {
  const { reset } = await getMessages();
  return (
    <AuthPage
      title={reset.askedTitle}
      description={reset.askedText}
      footer={<BackToSignIn label={reset.back} />}
    >
      <p className="text-muted-foreground">{reset.askedHint}</p>
    </AuthPage>
  );
}
