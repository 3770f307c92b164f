import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { inputClass } from "@/components/ui/input";
import { SavedLine } from "./saved-line";

type Props = {
  /** Its route, which leads back to the page. */
  action: string;
  label: string;
  hint: string;
  submit: string;
  /** What was wrong with the file that was sent. */
  problem: string | null;
  /** Said beside the button once it is done. */
  saved: string | false;
};

/** One image, sent as browsers do it themselves: to a route, with its file. */
export function ImageForm({ action, label, hint, submit, problem, saved }: Props) {
  return (
    <form action={action} method="post" encType="multipart/form-data" className="flex flex-col gap-3">
      <Field name="files" label={label} hint={hint} error={problem} autoFocus={problem !== null}>
        {(control) => (
          <input
            {...control}
            type="file"
            required
            accept="image/png,image/jpeg,image/webp"
            className={`${inputClass} max-w-120 py-1.5 text-sm file:me-3 file:rounded-sm file:border-0 file:bg-muted file:px-2.5 file:py-1 file:font-medium`}
          />
        )}
      </Field>
      <div className="flex items-center gap-3">
        <Button type="submit">{submit}</Button>
        <SavedLine text={saved} />
      </div>
    </form>
  );
}
