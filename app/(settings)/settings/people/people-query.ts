export const shown = ["active", "invited", "deactivated"] as const;

export type PeopleQuery = {
  show: (typeof shown)[number];
  query: string;
  cursor: string | undefined;
  /** Of the invitation that was just sent. */
  sent: number | null;
};

/** What the page's address asks for; what is none of it is as if it were not there. */
export function readPeopleQuery(params: Record<string, string | string[] | undefined>): PeopleQuery {
  const text = (name: string) => (typeof params[name] === "string" ? params[name] : undefined);
  const sent = text("sent");
  return {
    show: shown.find((one) => one === text("show")) ?? "active",
    query: text("q")?.slice(0, 200) ?? "",
    cursor: text("cursor"),
    sent: sent && /^\d{1,15}$/.test(sent) ? Number(sent) : null,
  };
}
