import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { Finding } from "@/lib/operations/doctor/finding";
import { type WrittenFinding, writeFinding } from "@/lib/operations/doctor/write-finding";

const signs = {
  ok: { tone: "ok", Icon: CircleCheck },
  warning: { tone: "warning", Icon: TriangleAlert },
  fault: { tone: "danger", Icon: CircleX },
} as const;

type SummaryLabels = Pick<Messages["settings"]["status"], "allFine" | "someFaults" | "someWarnings">;

/** All of it in a sentence. */
export function Summary({
  findings,
  labels,
  locale,
}: {
  findings: Finding[];
  labels: SummaryLabels;
  locale: string;
}) {
  const count = (state: Finding["state"]) => findings.filter((one) => one.state === state).length;
  const [faults, warnings] = [count("fault"), count("warning")];
  if (faults > 0) return <Banner tone="danger">{fillMessage(labels.someFaults, { faults }, locale)}</Banner>;
  if (warnings > 0)
    return <Banner tone="warning">{fillMessage(labels.someWarnings, { warnings }, locale)}</Banner>;
  return <Banner tone="ok">{labels.allFine}</Banner>;
}

/** What was found out about one part. */
export function Findings({
  findings,
  words,
  locale,
}: {
  findings: Finding[];
  words: Messages;
  locale: string;
}) {
  const { states } = words.settings.status;
  return (
    <ul>
      {findings
        .map((one) => writeFinding(one, words, locale))
        .map((one) => (
          // In words: a domain's name tells its findings from another's.
          <Row key={`${one.part} ${one.found}`} finding={one} state={states[one.state]} />
        ))}
    </ul>
  );
}

function Row({ finding, state }: { finding: WrittenFinding; state: string }) {
  const { tone, Icon } = signs[finding.state];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t px-3.5 py-2.5">
      <p className="w-44 shrink-0 font-medium">{finding.part}</p>
      <div className="min-w-0 grow basis-60">
        <p className="break-words">{finding.found}</p>
        {finding.remedy && <p className="break-words text-muted-foreground">{finding.remedy}</p>}
      </div>
      <Badge tone={tone}>
        <Icon aria-hidden />
        {state}
      </Badge>
    </li>
  );
}
