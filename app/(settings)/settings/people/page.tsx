import UserPlus from "lucide-react/icons/user-plus";
import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { SettingsHeader } from "@/components/shell/settings-header";
import { ButtonLink } from "@/components/ui/button-link";
import { countColleagues } from "@/lib/accounts/count-colleagues";
import { pageActor } from "@/lib/web/page-guard";
import { ColleagueList } from "./colleague-list";
import { InvitationList } from "./invitation-list";
import { ListHead } from "./list-head";
import { readPeopleQuery } from "./people-query";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.people"))("title") };
}

export default async function PeoplePage({ searchParams }: Props) {
  const actor = await pageActor("settings.people");
  const [counts, words, locale, params] = await Promise.all([
    countColleagues(actor),
    getMessages(),
    getLocale(),
    searchParams,
  ]);
  const asked = readPeopleQuery(params);
  const labels = words.settings.people;
  const List = asked.show === "invited" ? InvitationList : ColleagueList;
  return (
    <>
      <SettingsHeader title={labels.title}>
        <ButtonLink href="/settings/people/invite" variant="primary">
          <UserPlus size={16} strokeWidth={1.75} aria-hidden />
          {labels.invite}
        </ButtonLink>
      </SettingsHeader>
      <div className="flex min-h-0 grow flex-col overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-3 max-w-[68ch] text-muted-foreground">{labels.text}</p>
        <ListHead asked={asked} counts={counts} labels={labels} />
        <List actor={actor} asked={asked} words={words} locale={locale} />
      </div>
    </>
  );
}
