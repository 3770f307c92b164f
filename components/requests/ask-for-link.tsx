import { buttonClass } from "@/components/ui/button-class";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = { token: string; labels: Messages["requests"]; error: string | null };

/** A form of the browser's own: the page behind a link sends no referrer, and Next takes no action from such a page. */
export function AskForLink({ token, labels, error }: Props) {
  return (
    <form method="post" action={`/r/${encodeURIComponent(token)}/ask`} className="flex flex-col gap-3.5">
      <Field name="email" label={labels.email} error={error} autoFocus={error !== null}>
        {(control) => (
          <Input {...control} scale="lg" type="email" autoComplete="email" required maxLength={254} />
        )}
      </Field>
      <button type="submit" className={buttonClass({ variant: "primary", size: "lg", block: true })}>
        {labels.ask}
      </button>
    </form>
  );
}
