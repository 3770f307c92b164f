"use client";

import { Menu as Base } from "@base-ui/react/menu";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export const Menu = Base.Root;
export const MenuTrigger = Base.Trigger;
export const MenuRadioGroup = Base.RadioGroup;
export const MenuGroup = Base.Group;

const itemClass =
  "flex min-h-[30px] w-full cursor-default select-none items-center gap-[9px] rounded-sm px-2 py-1 text-start font-medium text-foreground outline-none data-highlighted:bg-accent touch:min-h-11 [&>svg]:shrink-0";

type PopupProps = ComponentProps<typeof Base.Popup> &
  Pick<ComponentProps<typeof Base.Positioner>, "align" | "side">;

export function MenuPopup({ align = "start", side = "bottom", className, ...rest }: PopupProps) {
  return (
    <Base.Portal>
      <Base.Positioner align={align} side={side} sideOffset={6} collisionPadding={8} className="z-50">
        <Base.Popup
          {...rest}
          className={cn(
            "max-h-(--available-height) min-w-45 overflow-y-auto rounded-lg bg-popover p-1 text-sm shadow-(--shadow-md) outline-none",
            "transition-opacity duration-(--duration-base) data-ending-style:opacity-0 data-starting-style:opacity-0",
            className,
          )}
        />
      </Base.Positioner>
    </Base.Portal>
  );
}

export function MenuItem({ className, ...rest }: ComponentProps<typeof Base.Item>) {
  return <Base.Item {...rest} className={cn(itemClass, className)} />;
}

export function MenuRadioItem({ className, ...rest }: ComponentProps<typeof Base.RadioItem>) {
  return <Base.RadioItem closeOnClick {...rest} className={cn(itemClass, className)} />;
}

export function MenuLinkItem({ className, ...rest }: ComponentProps<typeof Base.LinkItem>) {
  return <Base.LinkItem closeOnClick {...rest} className={cn(itemClass, className)} />;
}

/** Must stand in a `MenuGroup`, which it names. */
export function MenuHeading({ className, ...rest }: ComponentProps<typeof Base.GroupLabel>) {
  return (
    <Base.GroupLabel
      {...rest}
      className={cn("px-2 pt-[7px] pb-1 font-medium text-muted-foreground text-xs", className)}
    />
  );
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-border" />;
}
