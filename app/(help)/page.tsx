import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-class";
import { ourMailboxes } from "@/lib/settings/find-mailbox";
import { findWorkspace } from "@/lib/settings/find-workspace";

export async function generateMetadata(): Promise<Metadata> {
  const workspace = await findWorkspace();
  return {
    title: (await getTranslations("help"))("workspaceTitle", { name: workspace?.name ?? "Helpdesk" }),
  };
}

// Public: what a customer needs to reach us.
export default async function HelpHomePage() {
  const [workspace, [mailbox], t, requests] = await Promise.all([
    findWorkspace(),
    ourMailboxes(),
    getTranslations("help"),
    getTranslations("requests"),
  ]);
  if (!workspace || !mailbox) redirect("/setup");
  return (
    <main className="mx-auto flex min-h-dvh max-w-[680px] flex-col justify-center gap-4 px-[18px] py-10 text-md">
      <p className="font-semibold text-muted-foreground">{workspace.name}</p>
      <h1 className="text-3xl tracking-tighter md:text-4xl">{t("title")}</h1>
      <p className="text-secondary-text">{t("text")}</p>
      <p>
        <a className={buttonClass({ variant: "primary", size: "lg" })} href="/requests/new">
          {requests("send")}
        </a>
      </p>
      <p>
        <a
          className="font-medium text-primary-text underline underline-offset-4"
          href={`mailto:${mailbox.address}`}
        >
          {t("write", { address: mailbox.address })}
        </a>
      </p>
      <p className="text-muted-foreground">{t("answerTime")}</p>
      <p className="mt-6 text-sm">
        {/* Not next/link: hardly anybody follows it, and it would be a script on the customers' first page. */}
        <a className="text-muted-foreground underline underline-offset-4" href="/sign-in">
          {t("staff")}
        </a>
      </p>
    </main>
  );
}
