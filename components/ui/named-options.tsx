type Props = {
  /** What stands for no choice. */
  none: string;
  rows: { id: number; name: string }[];
};

/** What a select offers by name, after nothing. */
export function NamedOptions({ none, rows }: Props) {
  return (
    <>
      <option value="">{none}</option>
      {rows.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </>
  );
}
