import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { setLocale } from "@/app/shell-actions";
import { PasskeySignIn } from "@/components/accounts/passkey-sign-in";
import { AuthCard } from "@/components/shell/auth-card";
import { SignInForm } from "@/components/shell/sign-in-form";
import { toLocale } from "@/lib/i18n/locales";
import { findWorkspace } from "@/lib/settings/find-workspace";
import { currentActor } from "@/lib/web/current-actor";
import { nextStep } from "@/lib/web/own-session";
import { signIn } from "./actions";
import { beginPasskey, passPasskey } from "./passkey/actions";
import { ProviderLinks } from "./provider-links";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

// Public: who is signed in already, or half, is sent on.
export default async function SignInPage() {
  if (await currentActor()) redirect("/inbox");
  const step = await nextStep();
  if (step) redirect(step);
  const [workspace, locale, messages] = await Promise.all([findWorkspace(), getLocale(), getMessages()]);
  if (!workspace) redirect("/setup");
  return (
    <AuthCard
      workspaceName={workspace.name}
      title={messages.signIn.title}
      description={messages.signIn.text}
      locale={toLocale(locale)}
      setLocale={setLocale}
      footer={
        <a href="/sign-in/link" className="font-medium text-primary-text touch:inline-block touch:py-3">
          {messages.signInLink.customer}
        </a>
      }
    >
      <ProviderLinks audience="staff" or={messages.signIn.orPassword} />
      <SignInForm
        labels={messages.signIn}
        networkError={messages.error.network}
        signIn={signIn}
        forgot={
          <a href="/reset" className="font-medium text-primary-text text-xs touch:-my-3 touch:py-3">
            {messages.signIn.forgot}
          </a>
        }
      />
      <div className="mt-3.5">
        <PasskeySignIn
          labels={messages.passkeys}
          networkError={messages.error.network}
          begin={beginPasskey}
          pass={passPasskey}
        />
      </div>
    </AuthCard>
  );
}
