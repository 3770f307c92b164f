"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Menu, MenuPopup, MenuTrigger } from "./menu";

type Props = {
  children: ReactNode;
  onClick: () => void;
  busy?: boolean;
  menuLabel: string;
  /** `MenuItem`s, with a `MenuHeading` before them. */
  menu: ReactNode;
};

/** The main part repeats what was done last; the caret opens the other ways. */
export function SplitButton({ children, onClick, busy, menuLabel, menu }: Props) {
  return (
    <span className="inline-flex">
      <Button variant="primary" busy={busy} onClick={onClick} className="rounded-e-none">
        {children}
      </Button>
      <Menu>
        <MenuTrigger
          render={<Button variant="primary" aria-label={menuLabel} />}
          className="w-7 rounded-s-none border-s-white/22 px-0 touch:w-11 touch:px-0"
        >
          <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
        </MenuTrigger>
        <MenuPopup align="end" side="top" className="w-74">
          {menu}
        </MenuPopup>
      </Menu>
    </span>
  );
}
