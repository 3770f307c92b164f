export const rowClass = "flex flex-wrap items-center gap-x-5 gap-y-1.5 border-t px-3.5 py-2.5";

type Fact = { label: string; value: string; bad?: boolean };

/** Short values beside each other, each under its name; they wrap where it is narrow. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1">
      {facts.map(({ label, value, bad }) => (
        <div key={label} className="min-w-14">
          <dt className="text-muted-foreground text-xs">{label}</dt>
          <dd className={bad ? "font-medium text-danger-text tabular-nums" : "tabular-nums"}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
