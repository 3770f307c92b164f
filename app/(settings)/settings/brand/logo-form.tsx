import { ActForm } from "@/components/shell/act-form";
import { ImageForm } from "@/components/shell/image-form";
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
      <ImageForm
        action="/settings/brand/logo"
        label={logo ? labels.replaceLogo : labels.chooseLogo}
        hint={labels.logoHint}
        submit={labels.upload}
        problem={problem}
        saved={saved && problem === null && labels.saved}
      />
    </div>
  );
}
