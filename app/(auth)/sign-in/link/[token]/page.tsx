import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { AuthPage } from "@/app/(auth)/auth-page";
import { buttonClass } from "@/components/ui/button-class";
import { findLinkState } from "@/lib/accounts/links";

type Props = { params: Promise<{ token: string }> };

// next.config.mjs says the same in headers, for scanners that read no HTML.
export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations("signInLink"))("openTitle");
  return { title, referrer: "no-referrer", robots: "noindex, nofollow" };
}

// Public: the link's token is what lets in. Looking at the page uses nothing up.
export default async function OpenSignInLinkPage({ params }: Props) {
  const { token } = await params;
  const [state, { signInLink }] = await Promise.all([findLinkState("sign-in", token), getMessages()]);
  const button = buttonClass({ variant: "primary", size: "lg", block: true });
  if (state !== "usable") {
    return (
      <AuthPage title={signInLink[`${state}Title`]} description={signInLink[`${state}Text`]}>
        <a href="/sign-in/link" className={button}>
          {signInLink.again}
        </a>
      </AuthPage>
    );
  }
  return (
    <AuthPage title={signInLink.openTitle} description={signInLink.openText}>
      <form method="post" action={`/sign-in/link/${encodeURIComponent(token)}/open`}>
        <button type="submit" className={button}>
          {signInLink.open}
        </button>
      </form>
    </AuthPage>
  );
}
