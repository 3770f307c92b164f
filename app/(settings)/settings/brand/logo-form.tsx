import { ActForm } from "@/components/shell/act-form";
import { SavedLine } from "@/components/shell/saved-line";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { inputClass } from "@/components/ui/input";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { Brand } from "@/lib/settings/find-brand";
import { logoAddress } from "@/lib/web/document-brand";
import { dropLogo } from "./actions";

type Props = {
  logo: Brand["logo"];
  /** What was wrong with the file that was sent. */
  problem: string | null;
  saved: boolean;
  labels: Messages["settings"]["brand"] & { submit: string; saved: string };
  networkError: string;
};

/** A form as browsers send it themselves: with its file it goes to a route, and comes back as this page. */
export function LogoForm({ logo, problem, saved, labels, networkError }: Props) {
  return (
    <div className="flex flex-col gap-4">
      {logo ? (
        <div className="flex flex-wrap items-center gap-4">
          {/* biome-ignore lint/performance/noImgElement: as it is, in its own address for good */}
          <img
            src={logoAddress(logo.sha256)}
            alt={labels.logoNow}
            width={64}
            height={64}
            className="size-16 rounded-md border bg-white object-contain"
          />
          <p className="text-secondary-text tabular-nums">
            {fillMessage(labels.logoSides, { width: logo.width, height: logo.height })}
          </p>
          <ActForm
            size="sm"
            fields={{}}
            label={labels.dropLogo}
            done=""
            networkError={networkError}
            act={dropLogo}
          />
        </div>
      ) : (
        <p className="text-secondary-text">{labels.noLogo}</p>
      )}
      <form
        action="/settings/brand/logo"
        method="post"
        encType="multipart/form-data"
        className="flex flex-col gap-3"
      >
        <Field
          name="files"
          label={logo ? labels.replaceLogo : labels.chooseLogo}
          hint={labels.logoHint}
          error={problem}
          autoFocus={problem !== null}
        >
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
          <Button type="submit">{labels.upload}</Button>
          <SavedLine text={saved && problem === null && labels.saved} />
        </div>
      </form>
    </div>
  );
}
