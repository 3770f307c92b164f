/**
 * `subject` is the hours' row, payload {changes: [{field, from, to}]}: "timeZone", and for a weekday ("hours.0" is
 * Monday's) its intervals as a text, null for a closed day.
 */
export const businessTimeEvents = { hoursChanged: "hours.changed" } as const;
