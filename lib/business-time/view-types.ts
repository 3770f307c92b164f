/** Minutes of the clock on the wall, the first included and the last not; a day ends at 1,440. */
export type Interval = { from: number; to: number };

/** More than anybody keeps apart in a day; what a form may hold has an end. */
export const mostIntervals = 12;

/** Seven days, Monday first, each with its intervals in order. */
export type WeekHours = { timeZone: string; week: readonly (readonly Interval[])[] };

export type HoursView = WeekHours & {
  /** 0 while nobody has set them yet. */
  version: number;
};

/** `inForce` false: the team keeps to the workspace's hours. */
export type TeamHoursView = HoursView & { inForce: boolean };

/** `none`: nobody has set any hours. `until` is null where it never changes. */
export type OpenState = { kind: "open" | "closed" | "none"; until: string | null };

/** The same for whoever shows it: times are those of the hours' zone. */
export type Opening = OpenState & { timeZone: string };
