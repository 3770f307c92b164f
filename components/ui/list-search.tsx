import Search from "lucide-react/icons/search";
import type { Route } from "next";
import Form from "next/form";
import { Button } from "./button";
import { HiddenFields } from "./hidden-fields";
import { Input } from "./input";

type Props = {
  /** The list's address; what is typed becomes its `q`. */
  path: string;
  query: string;
  label: string;
  submit: string;
  /** What else stays in the address: which of several lists it is. */
  kept?: Record<string, string>;
};

/** The field above a list. What it holds is the address's: it comes anew where another list, or search, is shown. */
export function ListSearch({ path, query, label, submit, kept = {} }: Props) {
  return (
    <Form action={path as Route} role="search" className="my-3.5 flex max-w-100 gap-2">
      <HiddenFields fields={kept} />
      <Input
        type="search"
        name="q"
        aria-label={label}
        placeholder={label}
        maxLength={200}
        autoComplete="off"
        key={`${Object.entries(kept).join(" ")} ${query}`}
        defaultValue={query}
      />
      <Button type="submit">
        <Search size={16} strokeWidth={1.75} aria-hidden />
        {submit}
      </Button>
    </Form>
  );
}
