import Check from "lucide-react/icons/check";
import { Badge } from "@/components/ui/badge";
import type { Messages } from "@/lib/i18n/load-messages";
import type { RequestState } from "@/lib/tickets/view-types";

const tones = {
  received: "plain",
  working: "info",
  waiting: "warning",
  solved: "ok",
  closed: "plain",
} as const;

/** Whose turn it is, in the customer's words. */
export function StateBadge({ state, labels }: { state: RequestState; labels: Messages["requests"] }) {
  return (
    <Badge tone={tones[state]} className="h-7 px-2.5 text-sm">
      {state === "solved" && <Check aria-hidden />}
      {labels.state[state]}
    </Badge>
  );
}
