import CircleAlert from "lucide-react/icons/circle-alert";
import type { ReactNode } from "react";

/** What is wrong, below the control that names `id` as what describes it. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-[5px] text-danger-text text-xs leading-[18px]">
      <CircleAlert size={14} strokeWidth={1.75} className="mt-0.5 shrink-0" aria-hidden />
      {children}
    </p>
  );
}
