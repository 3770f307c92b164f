"use client";

import { buttonClass } from "@/components/ui/button-class";
import { PlainButton } from "@/components/ui/plain-button";
import { fillMessage } from "@/lib/i18n/fill-message";

type Props = {
  label: string;
  /** How far the upload is; null: nothing is being sent. */
  percent: number | null;
  labels: { uploading: string; cancel: string };
  stop: () => void;
  /** At the foot of a narrow screen, where the form is the page. */
  sticky?: boolean;
};

const foot = "touch:sticky touch:bottom-0 touch:-mx-[18px] touch:border-t touch:px-[18px] touch:py-2.5";

/** The form's one button, and how far the sending is. */
export function SendBar({ label, percent, labels, stop, sticky = false }: Props) {
  return (
    <div className={`flex flex-wrap items-center gap-3 bg-background ${sticky ? foot : ""}`}>
      <PlainButton
        type="submit"
        busy={percent !== null}
        className={`${buttonClass({ variant: "primary", size: "lg" })} touch:w-full`}
      >
        {label}
      </PlainButton>
      {percent !== null && (
        <>
          <label className="flex grow items-center gap-2.5 text-muted-foreground text-sm tabular-nums">
            <progress value={percent} max={100} className="h-2 min-w-0 max-w-[220px] grow accent-primary" />
            {fillMessage(labels.uploading, { percent })}
          </label>
          <button type="button" onClick={stop} className={buttonClass({ variant: "ghost", size: "lg" })}>
            {labels.cancel}
          </button>
        </>
      )}
    </div>
  );
}
