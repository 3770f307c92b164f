// Public: Auth.js checks its own CSRF token, and the credentials are limited in lib/accounts/check-credentials.
export { GET, POST } from "@/lib/web/auth-handlers";
