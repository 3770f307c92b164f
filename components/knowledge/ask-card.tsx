import type { ComponentProps } from "react";
import { OpeningLine } from "@/components/shell/opening-line";
import { buttonClass } from "@/components/ui/button-class";

type Props = ComponentProps<typeof OpeningLine> & {
  title: string;
  ask: string;
  /** What was looked for in vain: the request begins with it. */
  subject?: string;
};

/** For whom what is written was not enough: when somebody is there, and the way to ask. */
export function AskCard({ title, ask, subject = "", ...opening }: Props) {
  return (
    <section aria-labelledby="ask-us" className="flex flex-col gap-2.5 rounded-lg border bg-canvas p-4">
      <h2 id="ask-us" className="text-base">
        {title}
      </h2>
      <OpeningLine {...opening} />
      <a href={requestAddress(subject)} className={buttonClass({ size: "lg", block: true })}>
        {ask}
      </a>
    </section>
  );
}

function requestAddress(subject: string): string {
  return subject ? `/requests/new?${new URLSearchParams({ subject })}` : "/requests/new";
}
