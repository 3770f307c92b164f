"use client";

import { type SubmitEvent, useRef, useState, useTransition } from "react";
import type { ActionResult } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { toast } from "@/components/ui/toast";
import { slaMetrics, ticketPriorities } from "@/db/enums";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatDuration } from "@/lib/i18n/time";
import type { ChangePolicyInput } from "@/lib/sla/inputs";
import type { PolicyView } from "@/lib/sla/view-types";
import type { PolicyLabels, PriorityIcons } from "./policy-labels";
import { targetSeconds } from "./target-seconds";
import { TargetTable } from "./target-table";
import { seenWarnings, warningsOf, warnText } from "./warnings";

type Props = {
  policy: PolicyView;
  labels: PolicyLabels;
  icons: PriorityIcons;
  locale: string;
  save: (input: ChangePolicyInput) => Promise<ActionResult<unknown>>;
};

/** Seconds by field ("first_response.high"), as the form last knew them. */
type Known = Record<string, number | null>;

export function PolicyForm({ policy, labels, icons, locale, save }: Props) {
  const [known, setKnown] = useState(() => knownOf(policy));
  const [typed, setTyped] = useState(() => minutesOf(known));
  const [warn, setWarn] = useState(() => warningsOf(policy));
  const [pause, setPause] = useState({ from: policy.pauseOnHold, to: policy.pauseOnHold });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  function refuse(errors: Record<string, string>, title: string | null = null) {
    setWrong(errors);
    setProblem(title);
    const first = title ? undefined : Object.keys(typed).find((field) => errors[field]);
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const { targets, next, errors } = read(typed, known, labels.minutesWrong);
    if (Object.keys(errors).length > 0) return refuse(errors);
    refuse({});
    const warnings = ticketPriorities.flatMap((priority) => {
      const { from, to } = warn[priority];
      return from === to ? [] : { priority, from, to };
    });
    const unchanged = targets.length === 0 && warnings.length === 0 && pause.from === pause.to;
    if (unchanged) return toast({ title: labels.unchanged });
    start(async () => {
      const input = { policyId: policy.id, targets, warnings, pauseOnHold: pause };
      const { serverError, validationErrors } = await callAction(() => save(input), labels.network);
      const { field, theirs } = serverError?.details ?? {};
      if (typeof field === "string") return meet(field, theirs ?? null, serverError?.message ?? null);
      if (serverError || validationErrors) return refuse({}, serverError?.message ?? labels.minutesWrong);
      setKnown(next);
      setWarn(seenWarnings(warn));
      setPause({ from: pause.to, to: pause.to });
      toast({ title: labels.saved });
    });
  }

  /** Shows what somebody else set, and takes it as seen: saving again is a decision. */
  function meet(field: string, theirs: string | number | null, title: string | null) {
    if (field === "pauseOnHold") {
      setPause({ ...pause, from: theirs === 1 });
      return refuse({ pauseOnHold: labels.theirsPause }, title);
    }
    const priority = ticketPriorities.find((one) => field === `warn.${one}`);
    if (priority) {
      setWarn({ ...warn, [priority]: { ...warn[priority], from: Number(theirs) } });
      const value = warnText(Number(theirs), labels, locale);
      return refuse({ [field]: fillMessage(labels.theirs, { value }, locale) }, title);
    }
    const seconds = theirs === null ? null : Number(theirs);
    setKnown({ ...known, [field]: seconds });
    const value = formatDuration(seconds ?? 0, labels.time);
    refuse({ [field]: fillMessage(labels.theirs, { value }, locale) }, title);
  }

  return (
    <form ref={form} noValidate onSubmit={onSubmit} className="flex max-w-160 flex-col gap-4">
      <TargetTable
        typed={typed}
        warn={warn}
        wrong={wrong}
        labels={labels}
        icons={icons}
        locale={locale}
        onType={(field, text) => setTyped({ ...typed, [field]: text })}
        onWarn={(priority, to) => setWarn({ ...warn, [priority]: { ...warn[priority], to } })}
      />
      <div>
        <label className="flex items-center gap-2 font-medium touch:min-h-11">
          <input
            type="checkbox"
            checked={pause.to}
            onChange={(event) => setPause({ ...pause, to: event.target.checked })}
            aria-describedby="pause-hint"
            className="size-4 shrink-0 accent-primary"
          />
          {labels.pauseOnHold}
        </label>
        <p id="pause-hint" className="text-muted-foreground text-xs leading-[18px]">
          {wrong.pauseOnHold ?? labels.pauseHint}
        </p>
      </div>
      <p className="text-muted-foreground">{labels.warnHint}</p>
      <p className="text-muted-foreground">{labels.effect}</p>
      {problem && (
        <p role="alert" className="font-medium text-danger-text">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" busy={busy} className="self-start">
        {labels.submit}
      </Button>
    </form>
  );
}

function knownOf({ targets }: PolicyView): Known {
  const fields = ticketPriorities.flatMap((priority) =>
    slaMetrics.map((metric) => [`${metric}.${priority}`, targets[priority][metric] ?? null] as const),
  );
  return Object.fromEntries(fields);
}

function minutesOf(known: Known): Record<string, string> {
  const shown = Object.entries(known).map(([field, seconds]) => [
    field,
    seconds === null ? "" : String(Math.round(seconds / 60)),
  ]);
  return Object.fromEntries(shown);
}

/** What was typed, against what stood there: the changed targets, or what is wrong with each. */
function read(typed: Record<string, string>, known: Known, minutesWrong: string) {
  const targets: ChangePolicyInput["targets"] = [];
  const next = { ...known };
  const errors: Record<string, string> = {};
  const untouched = minutesOf(known);
  for (const priority of ticketPriorities) {
    for (const metric of slaMetrics) {
      const field = `${metric}.${priority}`;
      if (typed[field] === untouched[field]) continue;
      const to = targetSeconds(typed[field]);
      if (to === null) errors[field] = minutesWrong;
      else {
        next[field] = to;
        targets.push({ priority, metric, from: known[field] ?? null, to });
      }
    }
  }
  return { targets, next, errors };
}
