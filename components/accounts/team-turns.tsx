import { ActForm } from "@/components/shell/act-form";
import type { FormAction } from "@/components/ui/action-result";
import type { TeamPage } from "@/lib/accounts/view-types";
import type { Messages } from "@/lib/i18n/load-messages";
import { Section } from "./detail-page";

type Props = { team: TeamPage; words: Messages; change: FormAction };

/** Whether the team's members take its new tickets in turn. */
export function TeamTurns({ team, words, change }: Props) {
  const labels = words.settings.teams;
  return (
    <Section title={labels.turns}>
      <p>{team.roundRobin ? labels.turnsOn : labels.turnsOff}</p>
      <p className="mt-1 mb-3 text-secondary-text">{labels.turnsText}</p>
      <ActForm
        fields={{ teamId: team.id, roundRobin: team.roundRobin ? "off" : "on" }}
        label={team.roundRobin ? labels.turnOff : labels.turnOn}
        done=""
        networkError={words.error.network}
        act={change}
      />
    </Section>
  );
}
