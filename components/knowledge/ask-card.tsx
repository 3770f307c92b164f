import type { ComponentProps } from "react";
import { OpeningLine } from "@/components/shell/opening-line";
import { buttonClass } from "@/components/ui/button-class";

type Props = ComponentProps<typeof OpeningLine> & { title: string; ask: string };

/** For whom the article was not enough: when somebody is there, and the way to ask. */
export function AskCard({ title, ask, ...opening }: Props) {
  return (
    <section aria-labelledby="ask-us" className="flex flex-col gap-2.5 rounded-lg border bg-canvas p-4">
      <h2 id="ask-us" className="text-base">
        {title}
      </h2>
      <OpeningLine {...opening} />
      <a href="/requests/new" className={buttonClass({ size: "lg", block: true })}>
        {ask}
      </a>
    </section>
  );
}
