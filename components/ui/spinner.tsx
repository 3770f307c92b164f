import { cn } from "./cn";
import { spinnerClass } from "./spinner-class";

export function Spinner({ className }: { className?: string }) {
  return <span aria-hidden className={cn(spinnerClass, className)} />;
}
