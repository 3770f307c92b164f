import { HelpHeader, helpWidth } from "@/components/shell/help-header";
import type { DocsView } from "@/lib/api/view-types";
import type { Messages } from "@/lib/i18n/load-messages";
import { OperationCard } from "./operation-card";
import { ProblemTable } from "./problem-table";
import { Prose } from "./prose";

type Props = { docs: DocsView; workspaceName: string; labels: Messages["apiDocs"]; skip: string };

/**
 * The API's description to read: our own page over our own document, so that nothing is loaded from elsewhere and no
 * script is needed. The document speaks English; what stands around it, the reader's language.
 */
export function DocsScreen({ docs, workspaceName, labels, skip }: Props) {
  return (
    <div className="flex min-h-dvh flex-col">
      <HelpHeader
        workspaceName={workspaceName}
        brand={workspaceName}
        home="/"
        skip={skip}
        label={labels.title}
        links={[
          { href: "/api/docs", label: labels.title, current: true },
          { href: "/api/v1/openapi.json", label: "OpenAPI 3.1" },
        ]}
      />
      <div className={`${helpWidth} grid grow gap-10 py-8 lg:grid-cols-[212px_minmax(0,1fr)]`}>
        <Contents docs={docs} labels={labels} />
        <main id="main" tabIndex={-1} className="flex min-w-0 flex-col gap-12">
          <div className="flex flex-col gap-3">
            <h1 className="font-semibold text-2xl">{labels.title}</h1>
            <p lang="en" className="max-w-160 text-md text-secondary-text">
              <Prose text={docs.description} />
            </p>
            <h2 className="mt-4 font-semibold text-lg">{labels.begin}</h2>
            <ol className="flex max-w-160 list-decimal flex-col gap-1 ps-5 text-secondary-text">
              <li>
                {labels.makeToken}{" "}
                <a href="/profile#tokens" className="text-primary-text underline underline-offset-3">
                  {labels.profile}
                </a>
              </li>
              <li>{labels.sendToken}</li>
              <li>{labels.readNext}</li>
            </ol>
          </div>
          {docs.sections.map((section) => (
            <section key={section.name} aria-labelledby={slug(section.name)} className="flex flex-col gap-6">
              <div lang="en" className="flex flex-col gap-1 border-b pb-3">
                <h2 id={slug(section.name)} className="scroll-mt-20 font-semibold text-xl">
                  {section.name}
                </h2>
                <p className="text-secondary-text">
                  <Prose text={section.description} />
                </p>
              </div>
              {section.operations.map((operation) => (
                <OperationCard key={operation.id} operation={operation} labels={labels} />
              ))}
            </section>
          ))}
          <ProblemTable problems={docs.problems} labels={labels} />
        </main>
      </div>
    </div>
  );
}

function Contents({ docs, labels }: Pick<Props, "docs" | "labels">) {
  const link =
    "flex min-h-8 items-center text-secondary-text hover:text-foreground hover:underline touch:min-h-11";
  return (
    <nav
      aria-label={labels.contents}
      className="top-20 max-h-[calc(100dvh-6rem)] self-start overflow-y-auto max-lg:border-b max-lg:pb-6 lg:sticky"
    >
      <ul className="flex flex-col gap-5">
        {docs.sections.map((section) => (
          <li key={section.name} lang="en">
            <a
              href={`#${slug(section.name)}`}
              className="flex min-h-8 items-center font-semibold touch:min-h-11"
            >
              {section.name}
            </a>
            <ul>
              {section.operations.map(({ id, summary }) => (
                <li key={id}>
                  <a href={`#${id}`} className={link}>
                    {summary}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#problems" className="flex min-h-8 items-center font-semibold touch:min-h-11">
            {labels.problems}
          </a>
        </li>
      </ul>
    </nav>
  );
}

function slug(name: string): string {
  return `about-${name.toLowerCase()}`;
}
