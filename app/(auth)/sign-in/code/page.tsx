import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { AuthPage } from "@/app/(auth)/auth-page";
import { signOut } from "@/app/shell-actions";
import { CodeForm } from "@/components/accounts/code-form";
import { OtherPerson } from "@/components/accounts/other-person";
import { stepActor } from "@/lib/web/own-session";
import { pass } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("secondFactor"))("codeTitle") };
}

// Public: who has given his password, and nobody else, gets further than the first line.
export default async function CodePage() {
  const actor = await stepActor("code");
  const { secondFactor, error } = await getMessages();
  return (
    <AuthPage
      title={secondFactor.codeTitle}
      description={secondFactor.codeText}
      footer={<OtherPerson name={actor.name} labels={secondFactor} signOut={signOut} />}
    >
      <CodeForm labels={secondFactor} networkError={error.network} pass={pass} />
    </AuthPage>
  );
}
