import type { FirstStep } from "@/lib/settings/view-types";

/** A first step as it stands in the list. */
export type StepView = {
  step: FirstStep;
  title: string;
  /** What it is for, or what has come of it. */
  text: string;
  href: string;
  done: boolean;
  /** Opens beside the portal: what customers see is looked at while this page stays. */
  elsewhere: boolean;
};
