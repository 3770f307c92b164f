"use client";

import { useState } from "react";
import { type ActionResult, problemOf } from "@/components/ui/action-result";
import { callAction } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";
import { noticeKinds } from "@/db/enums";
import type { Messages } from "@/lib/i18n/load-messages";
import { type ChangeChoiceInput, channels } from "@/lib/notifications/inputs";
import type { NoticeChoices as Choices } from "@/lib/notifications/view-types";

type Props = {
  choices: Choices;
  labels: Messages["notices"];
  /** Text when the server does not answer: `error.network`. */
  networkError: string;
  change: (input: ChangeChoiceInput) => Promise<ActionResult<void>>;
};

/** A box for each kind and channel, saved as it is ticked. */
export function NoticeChoices({ choices: given, labels, networkError, change }: Props) {
  const [choices, setChoices] = useState(given);
  const set = (input: ChangeChoiceInput) =>
    setChoices((old) => ({ ...old, [input.kind]: { ...old[input.kind], [input.channel]: input.on } }));

  async function save(input: ChangeChoiceInput) {
    set(input);
    const problem = problemOf(await callAction(() => change(input), networkError));
    if (problem === null) return;
    set({ ...input, on: !input.on });
    toast({ title: problem, bad: true });
  }
  return (
    <section aria-labelledby="notice-choices">
      <table className="w-full border-separate border-spacing-0">
        <caption id="notice-choices" className="pb-2 text-start font-semibold text-md">
          {labels.choices}
        </caption>
        <thead>
          <tr className="text-muted-foreground text-xs">
            <td />
            {channels.map((channel) => (
              <th key={channel} scope="col" className="w-28 pb-1 font-medium">
                {labels[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {noticeKinds.map((kind) => (
            <tr key={kind}>
              <th scope="row" className="border-t py-2.5 text-start font-normal">
                {labels.kind[kind]}
              </th>
              {channels.map((channel) => (
                <td key={channel} className="border-t text-center">
                  <label className="inline-grid place-items-center touch:size-11">
                    <span className="sr-only">{`${labels.kind[kind]}, ${labels[channel]}`}</span>
                    <input
                      type="checkbox"
                      className="size-4 accent-primary"
                      checked={choices[kind][channel]}
                      onChange={(event) => void save({ kind, channel, on: event.target.checked })}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="border-t pt-2 text-muted-foreground text-xs">{labels.choicesHint}</p>
      <p className="pt-1 text-muted-foreground text-xs">{labels.mailHint}</p>
    </section>
  );
}
