"use client";

import type { ComponentProps } from "react";
import { Button } from "./button";
import { Kbd } from "./kbd";
import { Tooltip } from "./tooltip";

type Props = ComponentProps<typeof Button> & {
  label: string;
  /** The key that does the same. */
  keys?: string;
};

export function IconButton({ label, keys, variant = "ghost", size = "icon-sm", children, ...rest }: Props) {
  const content = (
    <>
      {label}
      {keys && <Kbd className="border-ink-line bg-white/10 text-inherit">{keys}</Kbd>}
    </>
  );
  return (
    <Tooltip content={content}>
      <Button {...rest} variant={variant} size={size} aria-label={label} aria-keyshortcuts={keys}>
        {children}
      </Button>
    </Tooltip>
  );
}
