import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { setLocale } from "@/app/shell-actions";
import { AuthCard } from "@/components/shell/auth-card";
import { toLocale } from "@/lib/i18n/locales";
import { findWorkspace } from "@/lib/settings/find-workspace";

type Props = { title: string; description?: string; footer?: ReactNode; children: ReactNode };

/** A page of one card for who is not signed in, of a workspace that is set up. */
export async function AuthPage(props: Props) {
  const [workspace, locale] = await Promise.all([findWorkspace(), getLocale()]);
  if (!workspace) redirect("/setup");
  return (
    <AuthCard {...props} workspaceName={workspace.name} locale={toLocale(locale)} setLocale={setLocale} />
  );
}
