import { ListTabs } from "@/components/ui/list-tabs";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = { path: string; tab: "overview" | "history"; labels: Messages["customers"] };

/** Between what there is of a customer or an organisation, and what happened. */
export function DetailTabs({ path, tab, labels }: Props) {
  return (
    <ListTabs
      label={labels.views}
      tabs={[
        { href: path, label: labels.overview, current: tab === "overview" },
        { href: `${path}?tab=history`, label: labels.history, current: tab === "history" },
      ]}
    />
  );
}
