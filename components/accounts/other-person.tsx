import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";

type Props = { name: string; labels: Messages["secondFactor"]; signOut: () => Promise<void> };

/** Below a step of signing in: whose password was given, and the way back for anybody else. */
export function OtherPerson({ name, labels, signOut }: Props) {
  return (
    <form action={signOut}>
      {fillMessage(labels.you, { name })}{" "}
      <button type="submit" className="font-medium text-primary-text touch:py-3">
        {labels.other}
      </button>
    </form>
  );
}
