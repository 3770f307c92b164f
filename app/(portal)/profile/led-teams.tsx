import type { Route } from "next";
import Link from "next/link";
import { TeamMark } from "@/components/ui/team-mark";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = { teams: { id: number; name: string; hue: number }[]; labels: Messages["settings"]["teams"] };

/** The way of a lead to the teams that he leads; nothing for others. */
export function LedTeams({ teams, labels }: Props) {
  if (teams.length === 0) return null;
  return (
    <section aria-labelledby="led-teams" className="flex flex-col gap-2">
      <h2 id="led-teams" className="text-md">
        {labels.yours}
      </h2>
      <p className="text-secondary-text">{labels.yoursText}</p>
      <ul>
        {teams.map(({ id, name, hue }) => (
          <li key={id}>
            <Link
              href={`/teams/${id}` as Route}
              prefetch={false}
              className="flex min-h-7 items-center gap-2.5 text-primary-text hover:underline touch:min-h-11"
            >
              <TeamMark hue={hue} />
              <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
                {name}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
