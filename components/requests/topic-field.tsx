import { FieldError } from "@/components/ui/field-error";
import type { NamedView } from "@/lib/accounts/view-types";

type Props = {
  topics: NamedView[];
  label: string;
  error: string | null;
  /** Where a page that came with errors begins. */
  autoFocus: boolean;
  chosen: string | undefined;
};

/** What a request is about: one card of a few, which the arrow keys walk through. */
export function TopicField({ topics, label, error, autoFocus, chosen }: Props) {
  return (
    <fieldset aria-describedby={error ? "field-topic-error" : undefined} className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">{label}</legend>
      <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-[repeat(auto-fill,minmax(148px,1fr))]">
        {topics.map(({ id, name }, at) => (
          <label
            key={id}
            className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-md border border-input bg-card px-3 py-2 font-medium text-base hover:border-control has-checked:border-primary has-checked:bg-primary-soft has-checked:shadow-[inset_0_0_0_1px_var(--primary)] has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name="topic"
              value={id}
              required
              defaultChecked={chosen === String(id)}
              {...(autoFocus && at === 0 ? { autoFocus } : {})}
              aria-invalid={error ? true : undefined}
              className="size-4 shrink-0 accent-primary"
            />
            <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
              {name}
            </span>
          </label>
        ))}
      </div>
      {error && <FieldError id="field-topic-error">{error}</FieldError>}
    </fieldset>
  );
}
