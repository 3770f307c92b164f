import type { VariantProps } from "class-variance-authority";
import { buttonClass } from "./button-class";
import { cn } from "./cn";
import { PlainButton, type PlainButtonProps } from "./plain-button";

export { buttonClass };
export type ButtonProps = PlainButtonProps & VariantProps<typeof buttonClass>;

export function Button({ variant, size, block, className, ...rest }: ButtonProps) {
  return <PlainButton {...rest} className={cn(buttonClass({ variant, size, block }), className)} />;
}
