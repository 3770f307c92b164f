import type { Route } from "next";
import Link from "next/link";
import type { Messages } from "@/lib/i18n/load-messages";
import { localName } from "@/lib/i18n/local-name";
import { articleStates, type ArticleFilter as Filter } from "@/lib/knowledge/inputs";
import type { CategoryView } from "@/lib/knowledge/view-types";
import { filterAddress } from "./filter-address";

type Props = { filter: Filter; categories: CategoryView[]; labels: Messages["knowledge"]; locale: string };
type Choice = { name: string; href: string; current: boolean };

/** Links, so that a narrowed list can be sent to a colleague. */
export function ArticleFilter({ filter, categories, labels, locale }: Props) {
  const states: Choice[] = [undefined, ...articleStates].map((state) => ({
    name: state ? labels.states[state] : labels.allStates,
    href: filterAddress({ ...filter, state, cursor: undefined }),
    current: filter.state === state,
  }));
  const all = [{ id: undefined, names: null }, ...categories];
  const places: Choice[] = all.map(({ id, names }) => ({
    name: names ? localName(names, locale) : labels.allCategories,
    href: filterAddress({ ...filter, categoryId: id, cursor: undefined }),
    current: filter.categoryId === id,
  }));
  return (
    <div className="mb-4 flex flex-wrap gap-x-6 gap-y-2">
      <Choices label={labels.filterState} choices={states} />
      <Choices label={labels.filterCategory} choices={places} />
    </div>
  );
}

function Choices({ label, choices }: { label: string; choices: Choice[] }) {
  return (
    <nav aria-label={label} className="max-w-full overflow-x-auto">
      <ul className="flex gap-1">
        {choices.map(({ name, href, current }) => (
          <li key={href}>
            <Link
              href={href as Route}
              prefetch={false}
              aria-current={current ? "page" : undefined}
              className="inline-flex h-7 items-center whitespace-nowrap rounded-sm border border-border-strong border-dashed px-2.5 text-secondary-text hover:bg-accent focus-visible:-outline-offset-2 aria-[current=page]:border-solid aria-[current=page]:bg-active aria-[current=page]:font-medium aria-[current=page]:text-foreground touch:h-11"
            >
              <span dir="auto">{name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
