"use client";

import { type SubmitEvent, useState, useTransition } from "react";
import { ActButton } from "@/components/ui/act-button";
import { type ActionResult, problemOf } from "@/components/ui/action-result";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { localName } from "@/lib/i18n/local-name";
import type { CreateCategoryInput, RemoveCategoryInput, RenameCategoryInput } from "@/lib/knowledge/inputs";
import type { CategoryNames, CategoryView } from "@/lib/knowledge/view-types";

type Labels = Messages["knowledge"];
type Props = {
  categories: CategoryView[];
  labels: Labels;
  networkError: string;
  locale: string;
  actions: {
    add: (input: CreateCategoryInput) => Promise<ActionResult<unknown>>;
    rename: (input: RenameCategoryInput) => Promise<ActionResult<unknown>>;
    remove: (input: RemoveCategoryInput) => Promise<ActionResult<unknown>>;
  };
};

/** Every category with its names, and a place for a new one. */
export function CategoryManager({ categories, labels, networkError, locale, actions }: Props) {
  return (
    <ul aria-label={labels.categories} className="flex max-w-[760px] flex-col gap-3">
      {categories.map((category) => (
        <CategoryForm
          // Another name that comes with a refresh takes the place of the old one in the fields.
          key={`${category.id} ${category.names.en} ${category.names.de}`}
          id={String(category.id)}
          names={category.names}
          labels={labels}
          networkError={networkError}
          submitLabel={labels.saveCategory}
          submitName={fillMessage(labels.saveCategoryNamed, { name: localName(category.names, locale) })}
          said={labels.categorySaved}
          submit={(names) => actions.rename({ categoryId: category.id, from: category.names, ...names })}
        >
          <span className="me-auto text-muted-foreground">
            {fillMessage(labels.categoryCount, { count: category.articles }, locale)}
          </span>
          {category.articles === 0 && (
            // Of an empty one only: what is lost is its name, so that nobody need be asked.
            <ActButton
              size="md"
              variant="ghost"
              label={labels.removeCategory}
              name={fillMessage(labels.removeCategoryNamed, { name: localName(category.names, locale) })}
              done={labels.categoryRemoved}
              networkError={networkError}
              input={{ categoryId: category.id }}
              act={actions.remove}
            />
          )}
        </CategoryForm>
      ))}
      <CategoryForm
        key={`new ${categories.length}`}
        id="new"
        names={{ en: "", de: "" }}
        labels={labels}
        networkError={networkError}
        submitLabel={labels.addCategory}
        said={labels.categoryAdded}
        submit={actions.add}
      >
        <span className="me-auto text-muted-foreground">{labels.nameHint}</span>
      </CategoryForm>
    </ul>
  );
}

type FormProps = {
  id: string;
  names: CategoryNames;
  labels: Labels;
  networkError: string;
  submitLabel: string;
  submitName?: string;
  said: string;
  submit: (names: CategoryNames) => Promise<ActionResult<unknown>>;
  children: React.ReactNode;
};

function CategoryForm({
  id,
  names,
  labels,
  networkError,
  submitLabel,
  submitName,
  said,
  submit,
  children,
}: FormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    start(async () => {
      const given = { en: String(typed.get(`en-${id}`)), de: String(typed.get(`de-${id}`)) };
      const wrong = problemOf(await callAction(() => submit(given), networkError));
      setProblem(wrong);
      if (wrong) form.querySelector("input")?.focus();
      else toast({ title: said });
    });
  }
  return (
    <li className="rounded-lg border bg-card p-4">
      <form noValidate onSubmit={onSubmit} className="flex flex-col gap-3">
        <div className="grid gap-3 md:grid-cols-2">
          <Field name={`en-${id}`} label={labels.nameEn} error={problem}>
            {(control) => <Input {...control} maxLength={80} defaultValue={names.en} />}
          </Field>
          <Field name={`de-${id}`} label={labels.nameDe}>
            {(control) => <Input {...control} maxLength={80} defaultValue={names.de} />}
          </Field>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {children}
          <Button type="submit" busy={busy} aria-label={submitName}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </li>
  );
}
