type Row = { id: number };

const rowsAtOnce = 500;

/** A list of any length as JSON, read piece by piece in the order of its rows' ids. */
export async function* jsonList(
  read: (after: number, limit: number) => Promise<Row[]>,
): AsyncGenerator<string> {
  yield "[";
  let separator = "\n";
  for await (const row of rowsOf(read)) {
    yield separator + JSON.stringify(row, null, 2);
    separator = ",\n";
  }
  yield "\n]\n";
}

/** Each row, in the order of their ids. */
export async function* rowsOf<One extends Row>(
  read: (after: number, limit: number) => Promise<One[]>,
): AsyncGenerator<One> {
  let after = 0;
  for (;;) {
    const rows = await read(after, rowsAtOnce);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) return;
    after = last.id;
  }
}
