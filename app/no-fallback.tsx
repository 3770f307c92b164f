/**
 * What stands in for Next's own 404, 403 and 401 pages above our documents, where nobody can get: each document has its
 * own below it. Next would otherwise put all three of its own into every page it sends, twice (6 KB, and a tenth of
 * what the help centre's home costs).
 */
export function NoFallback() {
  return null;
}
