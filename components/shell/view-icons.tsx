import CircleCheck from "lucide-react/icons/circle-check";
import CirclePause from "lucide-react/icons/circle-pause";
import Inbox from "lucide-react/icons/inbox";
import Layers from "lucide-react/icons/layers";
import OctagonAlert from "lucide-react/icons/octagon-alert";
import Trash2 from "lucide-react/icons/trash-2";
import UserRoundX from "lucide-react/icons/user-round-x";
import type { ViewKey } from "@/lib/tickets/inputs";

const icons = {
  mine: Inbox,
  unassigned: UserRoundX,
  open: Layers,
  waiting: CirclePause,
  solved: CircleCheck,
  spam: OctagonAlert,
  trash: Trash2,
} satisfies Record<ViewKey, typeof Inbox>;

/** Every view, as they stand below each other. */
export const views = Object.keys(icons) as ViewKey[];

export function ViewIcon({ view, size = 16 }: { view: ViewKey; size?: number }) {
  const Icon = icons[view];
  return <Icon size={size} strokeWidth={1.75} className="shrink-0" aria-hidden />;
}
