"use client";

import Ellipsis from "lucide-react/icons/ellipsis";
import OctagonAlert from "lucide-react/icons/octagon-alert";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import Trash2 from "lucide-react/icons/trash-2";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuPopup, MenuTrigger } from "@/components/ui/menu";
import { useTicket } from "./ticket-state";
import { useSetAside } from "./use-set-aside";

type Props = { label: string; hasGuestLinks: boolean };

/** Spam and trash, or the way back, and the end of links that were mailed. Only for people who may. */
export function TicketActionsMenu({ label, hasGuestLinks }: Props) {
  const { fields, labels } = useTicket();
  const { setAside, restore, revokeLinks } = useSetAside();
  const away = fields.status === "spam" || fields.status === "trash";
  return (
    <Menu>
      <MenuTrigger render={<Button variant="ghost" size="icon" aria-label={label} />}>
        <Ellipsis size={18} strokeWidth={1.75} aria-hidden />
      </MenuTrigger>
      <MenuPopup align="end" className="[&_svg]:text-muted-foreground">
        {hasGuestLinks && (
          // Not undone: whoever needs a link asks for a new one.
          <MenuItem onClick={revokeLinks}>
            <span className="size-4" aria-hidden />
            {labels.links.revoke}
          </MenuItem>
        )}
        {away && (
          <MenuItem onClick={() => restore()}>
            <RotateCcw size={16} strokeWidth={1.75} aria-hidden />
            {labels.actions.restore}
          </MenuItem>
        )}
        {fields.status !== "spam" && (
          <MenuItem onClick={() => setAside("spam")}>
            <OctagonAlert size={16} strokeWidth={1.75} aria-hidden />
            {labels.actions.spam}
          </MenuItem>
        )}
        {fields.status !== "trash" && (
          <MenuItem onClick={() => setAside("trash")}>
            <Trash2 size={16} strokeWidth={1.75} aria-hidden />
            {labels.actions.trash}
          </MenuItem>
        )}
      </MenuPopup>
    </Menu>
  );
}
