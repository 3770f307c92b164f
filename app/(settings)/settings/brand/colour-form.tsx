"use client";

import { type ReactNode, useState } from "react";
import { SavedLine } from "@/components/shell/saved-line";
import { useFormAction } from "@/components/shell/use-form-action";
import type { FormAction } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FieldError } from "@/components/ui/field-error";
import { Input } from "@/components/ui/input";
import type { Messages } from "@/lib/i18n/load-messages";
import type { BrandColour } from "@/lib/settings/brand-colours";

/** Under the slider: which hue is where. */
const everyHue = "linear-gradient(to right in oklch longer hue, oklch(0.65 0.15 0), oklch(0.65 0.15 359))";

const names = ["hue", "strength", "hex"] as const;

type Props = {
  colour: BrandColour;
  /** The colour of who has chosen none. */
  standard: BrandColour;
  /** How the server knows which colour was shown. */
  seen: string;
  /** What the saved colour makes of a page. */
  preview: ReactNode;
  labels: Messages["settings"]["brand"] & { submit: string; saved: string };
  locale: string;
  networkError: string;
  save: FormAction;
};

/** What reckons with colours comes when somebody begins to choose: a page that is only read need not load it. */
const reckoning = async () => {
  const [{ ColourPreview }, { readColour }] = await Promise.all([
    import("./colour-preview"),
    import("@/lib/settings/brand-colours"),
  ]);
  return { ColourPreview, readColour };
};

/** Hue and strength by two sliders, or both out of a colour; what they make of it is shown before it is saved. */
export function ColourForm(props: Props) {
  const { colour, standard, seen, preview, labels, locale, networkError, save } = props;
  const { field, fields, form, values, wrong, details, busy, saved, action, onSubmit } = useFormAction(
    names,
    save,
    networkError,
  );
  // A page that comes anew shows what was typed where it was refused, and what became of it where it was saved.
  const refused = saved > 0 ? {} : values;
  const [typed, setTyped] = useState<BrandColour>({
    hue: Number(refused.hue ?? colour.hue),
    strength: Number(refused.strength ?? colour.strength),
  });
  const [hex, setHex] = useState(refused.hex ?? "");
  const [live, setLive] = useState<ReactNode>(null);
  const slider = (name: "hue" | "strength", max: number) => (
    <Field
      name={name}
      label={labels[name]}
      error={fields[name]}
      autoFocus={wrong === name}
      aside={<output className="text-muted-foreground tabular-nums">{typed[name]}</output>}
    >
      {(control) => (
        <input
          {...control}
          type="range"
          min={0}
          max={max}
          value={typed[name]}
          onChange={(event) => slide({ ...typed, [name]: Number(event.target.value) })}
          className="h-6 w-full accent-primary touch:h-11"
        />
      )}
    </Field>
  );

  /** By hand, so that no other colour counts. */
  function slide(next: BrandColour) {
    setHex("");
    void choose(next);
  }

  async function choose(next: BrandColour) {
    setTyped(next);
    const { ColourPreview } = (await reckoning().catch(() => null)) ?? {};
    if (ColourPreview) setLive(<ColourPreview colour={next} labels={labels} locale={locale} />);
  }

  async function readHex(text: string) {
    setHex(text);
    const digits = /^\s*#?([0-9a-f]{6})\s*$/i.exec(text)?.[1];
    const { readColour } = (digits && (await reckoning().catch(() => null))) || {};
    if (readColour) await choose(readColour(`#${digits}`));
  }

  return (
    <form noValidate action={action} onSubmit={onSubmit} className="flex flex-col gap-4">
      <input type="hidden" name="from" value={String(details.seen ?? seen)} />
      <div role="alert">{form && <FieldError>{form}</FieldError>}</div>
      <p className="text-muted-foreground">{labels.colourText}</p>
      <div className="grid gap-4 md:grid-cols-2">
        <div>
          {slider("hue", 359)}
          <div aria-hidden style={{ background: everyHue }} className="mx-2 h-1.5 rounded-full" />
        </div>
        {slider("strength", 100)}
      </div>
      <Field {...field("hex")} label={labels.hex} hint={labels.hexHint}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            placeholder="#1d4ed8"
            className="max-w-40 font-mono"
            value={hex}
            onChange={(event) => readHex(event.target.value)}
          />
        )}
      </Field>
      {live ?? preview}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={busy}>
          {labels.submit}
        </Button>
        <Button onClick={() => slide(standard)}>{labels.ours}</Button>
        <SavedLine text={saved > 0 && !form && labels.saved} />
      </div>
    </form>
  );
}
