import { getTeam } from "@/lib/accounts/get-team";
import { listCandidates } from "@/lib/accounts/list-candidates";
import { listTeamMembers } from "@/lib/accounts/list-team-members";
import type { Actor } from "@/lib/core/actor";
import { orNotFound } from "@/lib/web/or-not-found";

type Asked = { q?: string | string[]; cursor?: string | string[] };

/** What the page of a team shows of it, to who manages and to who leads it. */
export async function readTeam(actor: Actor, teamId: number, { q, cursor: after }: Asked) {
  const query = typeof q === "string" ? q.slice(0, 200) : "";
  const cursor = typeof after === "string" ? after : undefined;
  const [team, members, candidates] = await Promise.all([
    orNotFound(getTeam(actor, teamId)),
    orNotFound(listTeamMembers(actor, { teamId, cursor })),
    orNotFound(listCandidates(actor, { teamId, query })),
  ]);
  return { team, members, candidates, query, isFirst: cursor === undefined };
}
