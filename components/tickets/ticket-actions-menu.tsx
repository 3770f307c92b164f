"use client";

import Ellipsis from "lucide-react/icons/ellipsis";
import Eye from "lucide-react/icons/eye";
import OctagonAlert from "lucide-react/icons/octagon-alert";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import Trash2 from "lucide-react/icons/trash-2";
import type { Route } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLinkItem, MenuPopup, MenuTrigger } from "@/components/ui/menu";
import { useTicket } from "./ticket-state";
import { useSetAside } from "./use-set-aside";

type Props = { label: string; access: string; maySetAside: boolean; hasGuestLinks: boolean };

/** Who sees it; for people who may, spam and trash or the way back, and the end of links that were mailed. */
export function TicketActionsMenu({ label, access, maySetAside, hasGuestLinks }: Props) {
  const { number, fields, labels } = useTicket();
  const { setAside, restore, revokeLinks } = useSetAside();
  const away = fields.status === "spam" || fields.status === "trash";
  return (
    <Menu>
      <MenuTrigger render={<Button variant="ghost" size="icon" aria-label={label} />}>
        <Ellipsis size={18} strokeWidth={1.75} aria-hidden />
      </MenuTrigger>
      <MenuPopup align="end" className="[&_svg]:text-muted-foreground">
        <MenuLinkItem render={<Link href={`/tickets/${number}/access` as Route} prefetch={false} />}>
          <Eye size={16} strokeWidth={1.75} aria-hidden />
          {access}
        </MenuLinkItem>
        {maySetAside && hasGuestLinks && (
          // Not undone: whoever needs a link asks for a new one.
          <MenuItem onClick={revokeLinks}>
            <span className="size-4" aria-hidden />
            {labels.links.revoke}
          </MenuItem>
        )}
        {maySetAside && away && (
          <MenuItem onClick={() => restore()}>
            <RotateCcw size={16} strokeWidth={1.75} aria-hidden />
            {labels.actions.restore}
          </MenuItem>
        )}
        {maySetAside && fields.status !== "spam" && (
          <MenuItem onClick={() => setAside("spam")}>
            <OctagonAlert size={16} strokeWidth={1.75} aria-hidden />
            {labels.actions.spam}
          </MenuItem>
        )}
        {maySetAside && fields.status !== "trash" && (
          <MenuItem onClick={() => setAside("trash")}>
            <Trash2 size={16} strokeWidth={1.75} aria-hidden />
            {labels.actions.trash}
          </MenuItem>
        )}
      </MenuPopup>
    </Menu>
  );
}
