import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { AuthPage } from "@/app/(auth)/auth-page";
import { NewPasswordField } from "@/components/shell/new-password-field";
import { PostForm } from "@/components/shell/post-form";
import { buttonClass } from "@/components/ui/button-class";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { findInvitation } from "@/lib/accounts/find-invitation";
import { fillMessage } from "@/lib/i18n/fill-message";
import { findWorkspace } from "@/lib/settings/find-workspace";
import { keptFormOf } from "@/lib/web/kept-form-of";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ again?: string }> };

// next.config.mjs says the same in headers, for scanners that read no HTML.
export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations("mail.invitation"))("open");
  return { title, referrer: "no-referrer", robots: "noindex, nofollow" };
}

// Public: the link's token is what lets in. Looking at the page uses nothing up.
export default async function InvitationPage({ params, searchParams }: Props) {
  const { token } = await params;
  const [{ state, invitation }, workspace, locale, { invitation: words, setup }] = await Promise.all([
    findInvitation(token),
    findWorkspace(),
    getLocale(),
    getMessages(),
  ]);
  if (!invitation) {
    const why = state === "usable" ? "unknown" : state;
    return (
      <AuthPage title={words[`${why}Title`]} description={words[`${why}Text`]}>
        {why === "used" && (
          <a href="/sign-in" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
            {words.signIn}
          </a>
        )}
      </AuthPage>
    );
  }
  const { values, fields, problem } = await keptFormOf((await searchParams).again);
  const { invitedBy, role, address } = invitation;
  return (
    <AuthPage
      title={fillMessage(words.title, { workspace: workspace?.name ?? "" }, locale)}
      description={fillMessage(words.text, { name: invitedBy, role, address }, locale)}
    >
      <PostForm
        action={`/invitations/${encodeURIComponent(token)}/accept`}
        submit={words.submit}
        problem={problem}
      >
        {/* For programs that keep passwords. */}
        <input type="hidden" name="username" autoComplete="username" value={address} />
        <Field
          name="name"
          label={words.name}
          hint={words.nameHint}
          error={fields.name}
          autoFocus={fields.name !== undefined}
        >
          {(control) => (
            <Input
              {...control}
              scale="lg"
              autoComplete="name"
              required
              defaultValue={values.name ?? invitation.name}
            />
          )}
        </Field>
        <NewPasswordField label={words.password} words={setup} error={fields.password} />
      </PostForm>
    </AuthPage>
  );
}
