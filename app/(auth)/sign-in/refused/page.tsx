import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { AuthPage } from "@/app/(auth)/auth-page";
import { buttonClass } from "@/components/ui/button-class";
import { refusals } from "@/lib/accounts/providers/view-types";

type Props = { searchParams: Promise<{ why?: string | string[] }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const why = await reasonOf(searchParams);
  const t = await getTranslations();
  return { title: why ? t(`signInRefused.${why}.title`) : t("signIn.title"), robots: "noindex" };
}

// Public: says why somebody who came from a sign-in provider is not signed in, and what to do.
export default async function SignInRefusedPage({ searchParams }: Props) {
  const why = await reasonOf(searchParams);
  if (!why) redirect("/sign-in");
  const { signInRefused: words, signInLink } = await getMessages();
  return (
    <AuthPage
      title={words[why].title}
      description={words[why].text}
      footer={
        <a href="/sign-in/link" className="font-medium text-primary-text touch:inline-block touch:py-3">
          {signInLink.customer}
        </a>
      }
    >
      <a href="/sign-in" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
        {words.back}
      </a>
    </AuthPage>
  );
}

/** Of a closed list: what an address says is never shown. */
async function reasonOf(searchParams: Props["searchParams"]) {
  const { why } = await searchParams;
  return refusals.find((one) => one === why);
}
