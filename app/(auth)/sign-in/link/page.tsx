import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { AuthPage } from "@/app/(auth)/auth-page";
import { PostForm } from "@/components/shell/post-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { currentPerson } from "@/lib/web/current-actor";
import { keptFormOf } from "@/lib/web/kept-form-of";
import { ProviderLinks } from "../provider-links";
import { StaffSignIn } from "./staff-sign-in";

type Props = { searchParams: Promise<{ again?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signInLink"))("title") };
}

// Public: a customer has no password; who is signed in already is sent on.
export default async function SignInLinkPage({ searchParams }: Props) {
  if (await currentPerson()) redirect("/requests");
  const { signInLink } = await getMessages();
  const { values, fields, problem } = await keptFormOf((await searchParams).again);
  return (
    <AuthPage title={signInLink.title} description={signInLink.text} footer={<StaffSignIn />}>
      <ProviderLinks audience="customer" or={signInLink.orLink} />
      <PostForm action="/sign-in/link/send" submit={signInLink.submit} problem={problem}>
        <Field
          name="email"
          label={signInLink.email}
          error={fields.email}
          autoFocus={fields.email !== undefined}
        >
          {(control) => (
            <Input
              {...control}
              scale="lg"
              type="email"
              autoComplete="email"
              autoCapitalize="none"
              required
              defaultValue={values.email}
            />
          )}
        </Field>
      </PostForm>
    </AuthPage>
  );
}
