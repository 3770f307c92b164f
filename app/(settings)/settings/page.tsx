import CircleAlert from "lucide-react/icons/circle-alert";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { forbidden } from "next/navigation";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { settingsFacts } from "@/app/settings-facts";
import { settingsGroups } from "@/app/settings-pages";
import { PageHeader } from "@/components/shell/page-header";
import { pageActor } from "@/lib/web/page-guard";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

/** The pages of the settings that one may open; who may open none is refused. */
export default async function SettingsPage() {
  const actor = await pageActor("own");
  const words = await getMessages();
  const groups = settingsGroups(actor, words);
  if (groups.length === 0) forbidden();
  const facts = await settingsFacts(actor, words, await getLocale());
  return (
    <>
      <PageHeader title={words.settings.title} />
      <div data-overview className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <div className="mx-auto flex max-w-[1064px] flex-col gap-5">
          {groups.map(({ label, pages }) => (
            <section key={label} aria-label={label}>
              <h2 className="mb-2">{label}</h2>
              <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
                {pages.map(({ href, icon: Icon, title, text }) => (
                  <li key={href}>
                    <Link
                      href={href as Route}
                      prefetch={false}
                      className="flex h-full gap-3 rounded-lg border bg-card p-3.5 hover:bg-accent"
                    >
                      <span className="grid size-[34px] shrink-0 place-items-center rounded-md bg-muted">
                        <Icon size={18} strokeWidth={1.75} aria-hidden />
                      </span>
                      <span className="min-w-0">
                        <span className="block font-semibold">{title}</span>
                        <span className="block text-muted-foreground">{text}</span>
                        <CardFact fact={facts[href]} />
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </>
  );
}

/** The page's state now; a problem has its sign beside the colour. */
function CardFact({ fact }: { fact: { text: string; bad: boolean } | undefined }) {
  if (!fact) return null;
  if (!fact.bad) return <span className="mt-1 block truncate text-secondary-text text-xs">{fact.text}</span>;
  return (
    <span className="mt-1 flex items-center gap-1.5 font-medium text-danger-text text-xs">
      <CircleAlert size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
      {fact.text}
    </span>
  );
}
