// Public: each operation asks for its caller itself (lib/api/access.ts), as tests/architecture/api-routes.test.ts holds.
export { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } from "@/lib/web/api-handlers";
