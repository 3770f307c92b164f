import { cn } from "./cn";

export function Spinner({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        "block size-3.5 animate-spin rounded-full border-2 border-current border-t-transparent opacity-85",
        className,
      )}
    />
  );
}
