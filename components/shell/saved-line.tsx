import Check from "lucide-react/icons/check";

/** Beside a form's button: that it was saved, said to screen readers as well. `text` false: nothing yet. */
export function SavedLine({ text }: { text: string | false }) {
  return (
    <p role="status" className="flex items-center gap-1.5 text-secondary-text text-xs">
      {text && (
        <>
          <Check size={14} strokeWidth={2} className="text-success-text" aria-hidden />
          {text}
        </>
      )}
    </p>
  );
}
