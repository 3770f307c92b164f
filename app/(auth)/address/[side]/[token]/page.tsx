import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { AuthPage } from "@/app/(auth)/auth-page";
import { buttonClass } from "@/components/ui/button-class";
import { purposeOf } from "@/lib/accounts/address-change/address-links";
import { addressSide } from "@/lib/accounts/address-change/inputs";
import { findLinkState } from "@/lib/accounts/links";

type Props = { params: Promise<{ side: string; token: string }> };

// next.config.mjs says the same in headers, for scanners that read no HTML.
export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations("address"))("title");
  return { title, referrer: "no-referrer", robots: "noindex, nofollow" };
}

// Public: the link's token is what lets in. Looking at the page uses nothing up.
export default async function ConfirmAddressPage({ params }: Props) {
  const { side, token } = await params;
  const known = addressSide.safeParse(side).data;
  const [state, { address: labels }] = await Promise.all([
    known ? findLinkState(purposeOf(known), token) : ("unknown" as const),
    getMessages(),
  ]);
  const button = buttonClass({ variant: "primary", size: "lg", block: true });
  if (state !== "usable") {
    return (
      <AuthPage title={labels[`${state}Title`]} description={labels[`${state}Text`]}>
        <a href="/profile" className={button}>
          {labels.on}
        </a>
      </AuthPage>
    );
  }
  const words = known === "old" ? ("Old" as const) : ("New" as const);
  return (
    <AuthPage title={labels[`openTitle${words}`]} description={labels[`openText${words}`]}>
      <form method="post" action={`/address/${side}/${encodeURIComponent(token)}/confirm`}>
        <button type="submit" className={button}>
          {labels[`open${words}`]}
        </button>
      </form>
    </AuthPage>
  );
}
