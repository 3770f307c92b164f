import type { VariantProps } from "class-variance-authority";
import type { Route } from "next";
import Link from "next/link";
import type { AnchorHTMLAttributes } from "react";
import { buttonClass } from "./button-class";
import { cn } from "./cn";

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & VariantProps<typeof buttonClass> & { href: string };

/** A link that looks like a button. */
export function ButtonLink({ variant, size, block, className, href, ...rest }: Props) {
  return (
    <Link {...rest} href={href as Route} className={cn(buttonClass({ variant, size, block }), className)} />
  );
}
