import { getMessages } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { RangeBar } from "./range-bar";

type Props = {
  /** The address as it came. */
  from?: unknown;
  to?: unknown;
  team?: unknown;
  fault: { field: "from" | "to"; text: string };
};

/** What was typed, and what is wrong with it; no numbers, for they would be those of other days. */
export async function WrongRange({ from, to, team, fault }: Props) {
  const { reports } = await getMessages();
  return (
    <>
      <PageHeader title={reports.title} />
      <div className="min-h-0 grow overflow-y-auto bg-canvas px-4 py-4 md:px-5">
        <RangeBar
          from={String(from ?? "")}
          to={String(to ?? "")}
          preset={null}
          team={Number(team) > 0 ? { id: Number(team), name: "" } : null}
          teams={[]}
          fault={fault}
          labels={reports}
        />
      </div>
    </>
  );
}
