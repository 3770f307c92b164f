"use client";

import type { ReactNode } from "react";
import { ActForm } from "@/components/shell/act-form";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import type { SecondFactorView } from "@/lib/accounts/view-types";
import type { Messages } from "@/lib/i18n/load-messages";

type Words = Messages["secondFactor"];
type Codes = { codes?: string[] };
type Props = {
  view: SecondFactorView;
  /** "On since 3 March 2026 · 9 recovery codes left"; empty while it is not. */
  standing: string;
  labels: Words;
  networkError: string;
  begin: FormAction;
  confirm: FormAction<Codes>;
  /** New codes, or the end of it: by what the pressed button says. */
  change?: FormAction<Codes>;
  /** Below it all, once it is set up. */
  children?: ReactNode;
};

/** Sets up one's second factor. The codes that an answer brought stay on the page whatever it shows besides. */
export function SecondFactor({
  view,
  standing,
  labels,
  networkError,
  begin,
  confirm,
  change,
  children,
}: Props) {
  const setUp = useFormAction(["code"], confirm, networkError, { fallback: "code" });
  const changed = useFormAction(["code"], change ?? confirm, networkError, { fallback: "code" });
  const codes = changed.data?.codes ?? setUp.data?.codes;
  return (
    <div className="flex flex-col gap-3.5">
      <div role="status" className="contents">
        {codes && view.state === "on" && <RecoveryCodes codes={codes} labels={labels} />}
      </div>
      {view.state === "none" && (
        <ActForm fields={{}} label={labels.begin} done="" networkError={networkError} act={begin} />
      )}
      {view.state === "begun" && (
        <>
          <Begun picture={view.picture} secret={view.secret} labels={labels} />
          <CodeLine form={setUp} labels={labels} hint={labels.confirmHint}>
            <Button type="submit" variant="primary" busy={setUp.busy}>
              {labels.confirm}
            </Button>
          </CodeLine>
        </>
      )}
      {view.state === "on" && <p>{standing}</p>}
      {view.state === "on" && change && (
        <CodeLine key={changed.saved} form={changed} labels={labels} hint={labels.changeHint}>
          <Button type="submit" name="what" value="renew" busy={changed.busy}>
            {labels.renew}
          </Button>
          <Button type="submit" name="what" value="remove" busy={changed.busy}>
            {labels.remove}
          </Button>
        </CodeLine>
      )}
      {view.state === "on" && children}
    </div>
  );
}

function Begun({ picture, secret, labels }: { picture: string; secret: string; labels: Words }) {
  return (
    <>
      <p>{labels.scan}</p>
      {/* biome-ignore lint/performance/noImgElement: a picture of 2 KB that stands in the page */}
      <img
        src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
        alt={labels.picture}
        width={176}
        height={176}
        className="rounded-sm border"
      />
      <p>
        {labels.byHand} <code className="break-all font-mono">{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
    </>
  );
}

function RecoveryCodes({ codes, labels }: { codes: string[]; labels: Words }) {
  return (
    <div className="flex flex-col gap-2 rounded-md border bg-canvas p-4">
      <p className="font-medium">{labels.codesTitle}</p>
      <p className="text-secondary-text">{labels.codesText}</p>
      <ul className="grid gap-x-6 gap-y-1 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  );
}

type LineProps = {
  form: Pick<ReturnType<typeof useFormAction<"code", Codes>>, "field" | "form" | "action" | "onSubmit">;
  labels: Words;
  hint: string;
  children: ReactNode;
};

function CodeLine({ form: { field, form, action, onSubmit }, labels, hint, children }: LineProps) {
  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-3">
      {form && <FormError key={form} title={form} />}
      <Field {...field("code")} label={labels.code} hint={hint}>
        {(control) => (
          <Input
            {...control}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            required
            className="max-w-60"
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">{children}</div>
    </form>
  );
}
