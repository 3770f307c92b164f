import type { Messages } from "@/lib/i18n/load-messages";

type Link = { href: string; label: (words: Messages) => string };

/** Where else a visitor may want to go: the one list for the head of every help page. */
const links: Link[] = [
  { href: "/requests/new", label: (words) => words.requests.new },
  { href: "/sign-in", label: (words) => words.help.staff },
];

export function HelpLinks({ words }: { words: Messages }) {
  return (
    <nav aria-label={words.knowledge.reader.links}>
      <ul className="flex flex-wrap items-center gap-x-5">
        {links.map(({ href, label }) => (
          <li key={href}>
            {/* Not next/link: hardly anybody follows it, and it would be a script on the customers' first page. */}
            <a
              href={href}
              className="inline-flex min-h-11 items-center text-muted-foreground text-sm hover:text-foreground hover:underline"
            >
              {label(words)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
