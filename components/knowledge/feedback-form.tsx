"use client";

import ThumbsDown from "lucide-react/icons/thumbs-down";
import ThumbsUp from "lucide-react/icons/thumbs-up";
import { type SubmitEvent, useActionState, useState, useTransition } from "react";
import { type FormAction, problemOf } from "@/components/ui/action-result";
import { buttonClass } from "@/components/ui/button-class";
import { callAction } from "@/components/ui/call-action";
import { PlainButton } from "@/components/ui/plain-button";
import type { Messages } from "@/lib/i18n/load-messages";

type Labels = Pick<
  Messages["knowledge"]["reader"],
  "helpful" | "yes" | "no" | "thanks" | "comment" | "commentHint" | "sendComment"
>;
type Props = {
  articleId: number;
  labels: Labels;
  networkError: string;
  /** How many said yes so far, in words. */
  votes: string | null;
  rate: FormAction;
};

/** Yes or no, and after a no what was missing; without scripts too, the page then comes anew with the answer. */
export function FeedbackForm({ articleId, labels, networkError, votes, rate }: Props) {
  const [rendered, action] = useActionState(rate, {});
  const [answer, setAnswer] = useState<Awaited<ReturnType<FormAction>> | null>(null);
  const [busy, start] = useTransition();
  const result = answer ?? rendered;
  const problem = problemOf(result);
  const said = result.values && !problem ? result.values.helpful : null;
  const asksMore = result.values?.helpful === "no" && (problem !== null || !result.values.comment);

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget, event.nativeEvent.submitter);
    const values = { helpful: String(form.get("helpful")), comment: String(form.get("comment") ?? "") };
    start(async () => {
      const next = await callAction(() => rate({}, form), networkError);
      setAnswer({ ...next, values });
    });
  }

  return (
    <form
      action={action}
      onSubmit={onSubmit}
      className="mt-10 flex flex-col gap-3 rounded-lg border px-4 py-3"
    >
      <input type="hidden" name="articleId" value={articleId} />
      {!said && !asksMore && (
        <fieldset className="flex flex-wrap items-center gap-3">
          <legend className="float-start me-auto font-semibold">{labels.helpful}</legend>
          {(["yes", "no"] as const).map((value) => (
            <PlainButton
              key={value}
              type="submit"
              name="helpful"
              value={value}
              busy={busy}
              className={buttonClass({ size: "lg" })}
            >
              {value === "yes" ? (
                <ThumbsUp size={16} strokeWidth={1.75} aria-hidden />
              ) : (
                <ThumbsDown size={16} strokeWidth={1.75} aria-hidden />
              )}
              {labels[value]}
            </PlainButton>
          ))}
          {votes && <span className="text-base text-muted-foreground">{votes}</span>}
        </fieldset>
      )}
      <p role="status" className={said ? "font-semibold" : "sr-only"}>
        {said ? labels.thanks : ""}
      </p>
      {asksMore && (
        <>
          <input type="hidden" name="helpful" value="no" />
          <label htmlFor="feedback-comment" className="font-medium text-base">
            {labels.comment}
          </label>
          <textarea
            id="feedback-comment"
            name="comment"
            dir="auto"
            rows={3}
            maxLength={1000}
            aria-describedby="feedback-hint"
            defaultValue={result.values?.comment}
            className="block w-full rounded-sm border border-input bg-card px-2.5 py-2 text-lg"
          />
          <p id="feedback-hint" className="text-base text-muted-foreground">
            {labels.commentHint}
          </p>
          <PlainButton type="submit" busy={busy} className={`${buttonClass({ size: "lg" })} self-start`}>
            {labels.sendComment}
          </PlainButton>
        </>
      )}
      {problem && (
        <p role="alert" className="text-base text-danger-text">
          {problem}
        </p>
      )}
    </form>
  );
}
