import { PageHeader } from "@/components/shell/page-header";
import type { FormAction } from "@/components/ui/action-result";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { ShowSteps } from "./show-steps";
import { StepRow } from "./step-row";
import { StepsRing } from "./steps-ring";
import type { StepView } from "./types";
import { WatchSteps } from "./watch-steps";

type Props = {
  name: string;
  steps: StepView[];
  hidden: boolean;
  labels: Messages["welcome"];
  locale: string;
  show: FormAction;
};

/** The first steps: what is done, the next one in full, and what is left. */
export function WelcomeScreen({ name, steps, hidden, labels, locale, show }: Props) {
  const done = steps.filter((step) => step.done).length;
  const left = steps.length - done;
  const next = steps.find((step) => !step.done);
  return (
    <>
      <PageHeader title={labels.title}>
        <ShowSteps shown={!hidden} label={hidden ? labels.show : labels.hide} show={show} />
      </PageHeader>
      <div className="min-h-0 grow overflow-y-auto bg-canvas px-4 py-6 md:px-7 md:py-9">
        <div className="mx-auto max-w-230">
          <div className="mb-4.5 flex items-end gap-4">
            <div className="grow">
              <h2 className="text-balance text-2xl tracking-tighter md:text-[26px] md:leading-[34px]">
                {fillMessage(labels.greeting, { name, count: left }, locale)}
              </h2>
              <p className="mt-[3px] text-base text-muted-foreground">{labels.text}</p>
            </div>
            <StepsRing
              done={done}
              all={steps.length}
              label={fillMessage(labels.progress, { done, all: steps.length }, locale)}
            />
          </div>
          <ol className="overflow-hidden rounded-lg border bg-card shadow-(--shadow-sm)">
            {steps.map((step, index) => (
              <StepRow
                key={step.step}
                step={step}
                number={index + 1}
                isNext={step === next}
                labels={labels}
              />
            ))}
          </ol>
          {hidden && <p className="mt-4 text-muted-foreground">{labels.hiddenText}</p>}
        </div>
      </div>
      {left > 0 && <WatchSteps />}
    </>
  );
}
