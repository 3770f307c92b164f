import ArrowLeft from "lucide-react/icons/arrow-left";
import { ButtonLink } from "@/components/ui/button-link";

export function BackToPeople({ label }: { label: string }) {
  return (
    <ButtonLink href="/settings/people" variant="ghost" className="-ms-2.5 self-start">
      <ArrowLeft size={16} strokeWidth={1.75} className="rtl:-scale-x-100" aria-hidden />
      {label}
    </ButtonLink>
  );
}
