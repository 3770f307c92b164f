import { buttonClass } from "@/components/ui/button-class";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";

/** Above every page while somebody looks as somebody else; a route ends it, so that it does on every page alike. */
export function ViewingBar({ name, labels }: { name: string; labels: Messages["viewing"] }) {
  const text = fillMessage(labels.looking, { name });
  return (
    <section
      aria-label={labels.bar}
      className="fixed inset-x-0 top-0 z-60 flex h-11 items-center gap-3 border-b bg-warning-soft px-4 text-sm text-warning-text"
    >
      <p dir="auto" title={text} className="min-w-0 grow truncate font-medium">
        {text}
      </p>
      <form method="post" action="/viewing/end">
        <button type="submit" className={buttonClass({ size: "sm", className: "touch:min-h-11" })}>
          {labels.end}
        </button>
      </form>
    </section>
  );
}
