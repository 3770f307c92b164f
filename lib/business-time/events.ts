/**
 * Payload {changes: [{field, from, to}]}: "timeZone", and for a weekday ("hours.0" is Monday's) its intervals as a text,
 * null for a closed day; of a team's "ownHours" as well.
 */
export const businessTimeEvents = {
  /** `subject` is the hours' row. */
  hoursChanged: "hours.changed",
  /** Of these two the team is the subject. */
  teamHoursChanged: "team.hours-changed",
  teamHoursLeft: "team.hours-left",
} as const;
