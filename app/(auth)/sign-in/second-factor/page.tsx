import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { AuthPage } from "@/app/(auth)/auth-page";
import { signOut } from "@/app/shell-actions";
import { OtherPerson } from "@/components/accounts/other-person";
import { SecondFactor } from "@/components/accounts/second-factor";
import { buttonClass } from "@/components/ui/button-class";
import { getSecondFactor } from "@/lib/accounts/second-factor/get-second-factor";
import { currentActor } from "@/lib/web/current-actor";
import { stepActor } from "@/lib/web/own-session";
import { begin, confirm } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("secondFactor"))("title") };
}

// Public: who has given his password, and nobody else, gets further than the first line. Who is through stays, once: the
// recovery codes are shown here.
export default async function SetUpSecondFactorPage() {
  const through = await currentActor();
  const actor = through ?? (await stepActor("set-up"));
  const [view, { secondFactor, error }] = await Promise.all([getSecondFactor(actor), getMessages()]);
  // Nobody asks it of him: his profile is the place.
  if (through && view.state !== "on") redirect("/profile");
  return (
    <AuthPage
      title={secondFactor.title}
      description={secondFactor.required}
      footer={<OtherPerson name={actor.name} labels={secondFactor} signOut={signOut} />}
    >
      <SecondFactor
        view={view}
        standing={secondFactor.done}
        labels={secondFactor}
        networkError={error.network}
        begin={begin}
        confirm={confirm}
      >
        <a href="/inbox" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
          {secondFactor.continue}
        </a>
      </SecondFactor>
    </AuthPage>
  );
}
