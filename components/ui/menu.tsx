"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { type ComponentProps, cloneElement, type ReactElement, type ReactNode } from "react";
import { cn } from "./cn";
import { useScripts } from "./use-scripts";

// Nothing opens before the page's scripts run. Until then a menu is its bare trigger: what Base UI keeps ready around a
// closed one is a fiftieth of the server's work on an inbox page, for each.

export function Menu({ children }: { children: ReactNode }) {
  return useScripts() ? <Base.Root>{children}</Base.Root> : children;
}

type TriggerProps = ComponentProps<"button"> & { render?: ReactElement };

export function MenuTrigger({ render = <button type="button" />, ...rest }: TriggerProps) {
  if (useScripts()) return <Base.Trigger {...rest} render={render} />;
  return cloneElement(render, { "aria-haspopup": "menu", ...rest } as ComponentProps<"button">);
}

export const MenuRadioGroup = Base.RadioGroup;
export const MenuGroup = Base.Group;

const itemClass =
  "flex min-h-[30px] w-full cursor-default select-none items-center gap-[9px] rounded-sm px-2 py-1 text-start font-medium text-foreground outline-none data-highlighted:bg-accent touch:min-h-11 [&>svg]:shrink-0";

type PopupProps = ComponentProps<typeof Base.Popup> &
  Pick<ComponentProps<typeof Base.Positioner>, "align" | "side">;

export function MenuPopup({ align = "start", side = "bottom", className, ...rest }: PopupProps) {
  if (!useScripts()) return null;
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
