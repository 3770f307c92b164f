import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { AuthPage } from "@/app/(auth)/auth-page";
import { NewPasswordField } from "@/components/shell/new-password-field";
import { PostForm } from "@/components/shell/post-form";
import { buttonClass } from "@/components/ui/button-class";
import { findLinkState } from "@/lib/accounts/links";
import { keptFormOf } from "@/lib/web/kept-form-of";
import { BackToSignIn } from "../back-to-sign-in";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ again?: string }> };

// next.config.mjs says the same in headers, for scanners that read no HTML.
export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations("reset"))("newTitle");
  return { title, referrer: "no-referrer", robots: "noindex, nofollow" };
}

// Public: the link's token is what lets in. Looking at the page uses nothing up.
export default async function NewPasswordPage({ params, searchParams }: Props) {
  const { token } = await params;
  const [state, { reset, setup }] = await Promise.all([findLinkState("reset", token), getMessages()]);
  const footer = <BackToSignIn label={reset.back} />;
  if (state !== "usable") {
    return (
      <AuthPage title={reset[`${state}Title`]} description={reset[`${state}Text`]} footer={footer}>
        <a href="/reset" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
          {reset.again}
        </a>
      </AuthPage>
    );
  }
  const { fields, problem } = await keptFormOf((await searchParams).again);
  return (
    <AuthPage title={reset.newTitle} description={reset.newText} footer={footer}>
      <PostForm action={`/reset/${encodeURIComponent(token)}/set`} submit={reset.save} problem={problem}>
        <NewPasswordField label={reset.password} words={setup} error={fields.password} />
      </PostForm>
    </AuthPage>
  );
}
