type Props = { name: string; label: string; ticked: boolean; hint?: string };

/** A box to tick. */
export function Tick({ name, label, ticked, hint }: Props) {
  return (
    <div>
      <label className="flex min-h-7 items-center gap-2 touch:min-h-11">
        <input
          type="checkbox"
          name={name}
          aria-describedby={hint ? `${name}-hint` : undefined}
          defaultChecked={ticked}
          className="size-4 shrink-0 accent-primary"
        />
        <span className="min-w-0">{label}</span>
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-muted-foreground text-xs leading-[18px]">
          {hint}
        </p>
      )}
    </div>
  );
}
