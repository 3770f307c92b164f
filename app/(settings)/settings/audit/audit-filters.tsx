import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Input } from "@/components/ui/input";
import { NamedOptions } from "@/components/ui/named-options";
import { NativeSelect } from "@/components/ui/native-select";
import type { Messages } from "@/lib/i18n/load-messages";
import { auditKinds } from "@/lib/tickets/inputs";
import type { PersonView } from "@/lib/tickets/view-types";
import type { Shown } from "./audit-query";

type Props = { labels: Messages["settings"]["audit"]; people: PersonView[]; shown: Shown };

/** A plain form: what is asked for stands in the address, and needs no scripts. */
export function AuditFilters({ labels, people, shown }: Props) {
  const filtered = Object.values(shown).some((value) => value !== "");
  return (
    <form
      // Another address is another form: its fields show what it asks for.
      key={Object.values(shown).join(" ")}
      aria-label={labels.filter}
      action="/settings/audit"
      className="mb-4 grid grid-cols-2 items-end gap-3 md:flex md:flex-wrap"
    >
      <Filter label={labels.search}>
        <Input
          type="search"
          name="words"
          maxLength={200}
          defaultValue={shown.words}
          placeholder={labels.searchHint}
        />
      </Filter>
      <Filter label={labels.person}>
        <NativeSelect name="person" defaultValue={shown.person}>
          <NamedOptions none={labels.anyone} rows={people} />
        </NativeSelect>
      </Filter>
      <Filter label={labels.kind}>
        <NativeSelect name="kind" defaultValue={shown.kind}>
          <option value="">{labels.any}</option>
          {auditKinds.map((kind) => (
            <option key={kind} value={kind}>
              {labels.kinds[kind]}
            </option>
          ))}
        </NativeSelect>
      </Filter>
      <Filter label={labels.from}>
        <Input type="date" name="from" defaultValue={shown.from} />
      </Filter>
      <Filter label={labels.to}>
        <Input type="date" name="to" defaultValue={shown.to} />
      </Filter>
      <Button type="submit">{labels.show}</Button>
      {filtered && (
        <ButtonLink variant="ghost" href="/settings/audit">
          {labels.clear}
        </ButtonLink>
      )}
    </form>
  );
}

function Filter({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="flex min-w-0 flex-col gap-1 font-medium md:w-36">
      {label}
      {children}
    </label>
  );
}
