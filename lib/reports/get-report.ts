import type { Actor } from "@/lib/core/actor";
import { scopeRule } from "@/lib/tickets/scope";
import { ageOfOpenTickets } from "./age-of-open-tickets";
import { answeredInTime } from "./answered-in-time";
import { countBySteps } from "./count-by-steps";
import { measureFirstReply } from "./first-reply";
import { type ReportInput, reportInput } from "./inputs";
import { countParts } from "./measure";
import { newTickets } from "./new-tickets";
import { daysBefore, isOver, openReport, type Report } from "./report";
import { solvedInTime } from "./solved-in-time";
import { solvedTickets } from "./solved-tickets";
import { stepsOf } from "./steps";
import type { Kept, Part, ReportView, Volume } from "./view-types";

/** More bars than this are too thin to read, and a median of a day's few tickets says little over many days. */
const longestByDay = { volume: 92, firstReply: 31 };
const week = 7;

/**
 * Every measure over a range of days, each under the actor's scope.
 * @throws AppError `forbidden`, or `not_found` for a team that the actor does not see
 */
export async function getReport(actor: Actor, raw: ReportInput): Promise<ReportView> {
  const report = await openReport(actor, reportInput.parse(raw));
  const { days } = report.range;
  const [volume, before, firstReply, answered, solved, age] = await Promise.all([
    measureVolume(report, days > longestByDay.volume ? week : 1),
    isOver(report) ? newBefore(report) : null,
    measureFirstReply(report, stepsOf(report, days > longestByDay.firstReply ? week : 1)),
    countParts(answeredInTime, report),
    countParts(solvedInTime, report),
    countParts(ageOfOpenTickets, report),
  ]);
  return {
    range: report.range,
    scope: scopeRule(actor),
    team: report.team,
    teams: report.teams,
    volume,
    before,
    firstReply,
    answered: kept(parts(answered)),
    solved: kept(parts(solved)),
    age: parts(age),
  };
}

/** New and solved tickets side by side, in steps of so many days. */
export async function measureVolume(report: Report, stepLength: number): Promise<Volume> {
  const steps = stepsOf(report, stepLength);
  const [created, solved] = await Promise.all([
    countBySteps(newTickets, report, steps),
    countBySteps(solvedTickets, report, steps),
  ]);
  return {
    new: sum(created),
    solved: sum(solved),
    steps: steps.map((step, index) => ({
      ...step,
      new: created[index] ?? 0,
      solved: solved[index] ?? 0,
    })),
  };
}

async function newBefore(report: Report): Promise<ReportView["before"]> {
  const earlier = daysBefore(report);
  const { from, to } = earlier.range;
  return { from, to, ...(await countParts(newTickets, earlier)) };
}

function parts(counts: Partial<Record<Part["key"], number>>): Part[] {
  return Object.entries(counts).map(([key, count]) => ({ key: key as Part["key"], count }));
}

function kept([inTime, late, running]: Part[]): Kept {
  if (!inTime || !late || !running) throw new Error("a promise has three parts");
  return { inTime, late, running };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
