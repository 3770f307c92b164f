import Check from "lucide-react/icons/check";
import CircleAlert from "lucide-react/icons/circle-alert";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { Badge } from "@/components/ui/badge";
import type { MailboxState as State } from "@/lib/email/view-types";

const looks = {
  waiting: { tone: "danger", Icon: CircleAlert },
  failed: { tone: "danger", Icon: CircleAlert },
  held: { tone: "warning", Icon: TriangleAlert },
  working: { tone: "ok", Icon: Check },
  silent: { tone: "plain", Icon: null },
} as const satisfies Record<State, unknown>;

/** In a word, with its sign beside the colour. */
export function MailboxState({ state, labels }: { state: State; labels: Record<State, string> }) {
  const { tone, Icon } = looks[state];
  return (
    <Badge tone={tone}>
      {Icon && <Icon aria-hidden />}
      {labels[state]}
    </Badge>
  );
}
