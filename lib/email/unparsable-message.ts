export type UnparsableReason =
  | "empty"
  | "no_from"
  | "too_deep"
  | "too_many_parts"
  | "headers_too_large"
  | "malformed";

/** Nothing can be made of the mail: it is quarantined with this reason and can be replayed (DESIGN.md 5, ledger first). */
export class UnparsableMessage extends Error {
  override readonly name = "UnparsableMessage";
  constructor(
    readonly reason: UnparsableReason,
    options?: ErrorOptions,
  ) {
    super(`unparsable message: ${reason}`, options);
  }
}
