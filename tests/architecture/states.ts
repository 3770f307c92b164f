import type { Source } from "./sources";

type Boundary = "error" | "forbidden" | "loading" | "not-found";

/** Calls after which a page is not there. */
const mayBeMissing = /\b(notFound|orNotFound|pageTicket|pageId|requestPage|helpLocale)\(/;
const permissionOf = /\bpageActor\("(?!own")([a-z.]+)"\)/;

/**
 * Which pages lack one of their other states: an error page, one for what is not there, one for what is refused. A page
 * whose skeleton goes out first has its permission asked before that, in the layout beside the skeleton: an answer
 * that has begun is 200, whatever follows.
 */
export function faultsOfStates(sources: Source[]): string[] {
  const files = new Map(sources.map(({ file, text }) => [file, text]));
  return sources
    .filter(({ file }) => /^app\/.*page\.tsx$/.test(file) && file.endsWith("/page.tsx"))
    .flatMap(({ file, text }) => {
      const reach = (boundary: Boundary) => nearest(files, file, boundary);
      const permission = permissionOf.exec(text)?.[1];
      const skeleton = reach("loading");
      const layout = skeleton && files.get(skeleton.replace("loading.tsx", "layout.tsx"));
      return [
        !reach("error") && "has no error.tsx in reach",
        mayBeMissing.test(text) && !reach("not-found") && "may be missing, with no not-found.tsx in reach",
        permission && !reach("forbidden") && "may be refused, with no forbidden.tsx in reach",
        permission &&
          skeleton &&
          !(layout?.includes("showsStatus()") && layout.includes(`pageActor("${permission}")`)) &&
          `shows ${skeleton} before anybody has asked for ${permission}`,
      ].flatMap((fault) => (fault ? [`${file}: ${fault}`] : []));
    });
}

/** In the page's own folder or one above it, up to its document: what lies above that is shown to nobody. */
function nearest(files: Map<string, string>, page: string, boundary: Boundary): string | undefined {
  const folders = page.split("/").slice(0, -1);
  for (let depth = folders.length; depth > 1; depth--) {
    const file = `${folders.slice(0, depth).join("/")}/${boundary}.tsx`;
    if (files.has(file)) return file;
  }
  return undefined;
}
