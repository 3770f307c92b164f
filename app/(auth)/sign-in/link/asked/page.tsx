import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { AuthPage } from "@/app/(auth)/auth-page";
import { StaffSignIn } from "../staff-sign-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signInLink"))("askedTitle") };
}

// Public: says the same to everybody, whoever's address it was.
export default async function SignInLinkAskedPage() {
  const { signInLink } = await getMessages();
  return (
    <AuthPage title={signInLink.askedTitle} description={signInLink.askedText} footer={<StaffSignIn />}>
      <p className="text-muted-foreground">{signInLink.askedHint}</p>
    </AuthPage>
  );
}
