import ChevronRight from "lucide-react/icons/chevron-right";
import type { ReactNode } from "react";

/** Opens without a script, by key and by finger. */
export function Disclosure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="group/more mt-2">
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-xs font-medium text-primary-text text-xs touch:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={14}
          strokeWidth={2}
          aria-hidden
          className="shrink-0 group-open/more:rotate-90 rtl:-scale-x-100"
        />
        {label}
      </summary>
      <div className="pt-1.5 pb-1">{children}</div>
    </details>
  );
}
