import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { AuthPage } from "@/app/(auth)/auth-page";
import { PostForm } from "@/components/shell/post-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { keptFormOf } from "@/lib/web/kept-form-of";
import { BackToSignIn } from "./back-to-sign-in";

type Props = { searchParams: Promise<{ again?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reset"))("title") };
}

// Public: who forgot the password cannot sign in.
export default async function ForgottenPage({ searchParams }: Props) {
  const { reset } = await getMessages();
  const { values, fields, problem } = await keptFormOf((await searchParams).again);
  return (
    <AuthPage title={reset.title} description={reset.text} footer={<BackToSignIn label={reset.back} />}>
      <PostForm action="/reset/send" submit={reset.submit} problem={problem}>
        <Field name="email" label={reset.email} error={fields.email} autoFocus={fields.email !== undefined}>
          {(control) => (
            <Input
              {...control}
              scale="lg"
              type="email"
              autoComplete="username"
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
