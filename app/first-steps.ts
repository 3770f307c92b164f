import type { StepView } from "@/components/welcome/types";
import { type Actor, may } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import type { Permission } from "@/lib/core/permissions";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { FirstStep, FirstSteps } from "@/lib/settings/view-types";
import { isSettingsPage } from "./settings-pages";

/** In the order in which a helpdesk comes to life; each with where it is done, and by whom. */
const steps: { step: FirstStep; href: string; permission: Permission }[] = [
  { step: "name", href: "/settings/workspace", permission: "settings.workspace" },
  { step: "mailIn", href: "/settings/mailboxes", permission: "settings.mailboxes" },
  { step: "mailOut", href: "/settings/mailboxes", permission: "settings.mailboxes" },
  { step: "brand", href: "/settings/brand", permission: "settings.workspace" },
  { step: "hours", href: "/settings/hours", permission: "settings.hours" },
  { step: "people", href: "/settings/people", permission: "settings.people" },
  { step: "article", href: "/knowledge/new", permission: "knowledge.write" },
  { step: "customer", href: "/", permission: "settings.workspace" },
];

/** The first steps as this admin sees them: those that he may take. */
export function stepViews(actor: Actor, facts: FirstSteps, { welcome }: Messages): StepView[] {
  const values = { workspace: facts.workspace, address: facts.address ?? "" };
  const development = env().APP_ENV === "development";
  return steps
    .filter(({ href, permission }) => may(actor, permission) && isThere(href))
    .map(({ step, href }) => {
      const done = facts.done[step];
      const words = welcome.steps[step];
      const hint = development && !done && step === "mailIn" ? ` ${welcome.tryMail}` : "";
      return {
        step,
        href,
        done,
        title: words.title,
        text: fillMessage(done ? words.done : words.text, values) + hint,
        elsewhere: step === "customer",
      };
    });
}

/** A step whose page is not built yet is none. */
function isThere(href: string): boolean {
  return !href.startsWith("/settings/") || isSettingsPage(href);
}
