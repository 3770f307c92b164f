import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { AuthPage } from "@/app/(auth)/auth-page";
import { signOut } from "@/app/shell-actions";
import { OtherPerson } from "@/components/accounts/other-person";
import { PasskeySignIn } from "@/components/accounts/passkey-sign-in";
import { stepActor } from "@/lib/web/own-session";
import { beginPasskey, passPasskey } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("passkeys"))("stepTitle") };
}

// Public: who has given his password, and nobody else, gets further than the first line.
export default async function PasskeyStepPage() {
  const actor = await stepActor("passkey");
  const { passkeys, secondFactor, error } = await getMessages();
  return (
    <AuthPage
      title={passkeys.stepTitle}
      description={passkeys.stepText}
      footer={<OtherPerson name={actor.name} labels={secondFactor} signOut={signOut} />}
    >
      <PasskeySignIn labels={passkeys} networkError={error.network} begin={beginPasskey} pass={passPasskey} />
      <p className="hidden text-muted-foreground noscript:block">{passkeys.stepScripts}</p>
    </AuthPage>
  );
}
