import type { Messages } from "@/lib/i18n/load-messages";
import type { HistoryEntry } from "@/lib/tickets/view-types";
import { Section } from "./detail-page";
import { HistoryList } from "./history-list";
import { Pages } from "./pages";
import type { Reader } from "./people-table";

type Props = {
  path: string;
  history: { entries: HistoryEntry[]; next: string | null };
  isFirst: boolean;
  messages: Messages;
  reading: Reader;
};

/** A page of it, and the way to what was before. */
export function HistorySection({ path, history, isFirst, messages, reading }: Props) {
  const { customers: labels } = messages;
  return (
    <Section title={labels.history}>
      <HistoryList entries={history.entries} messages={messages} reading={reading} />
      <Pages path={path} params={{ tab: "history" }} isFirst={isFirst} next={history.next} labels={labels} />
    </Section>
  );
}
