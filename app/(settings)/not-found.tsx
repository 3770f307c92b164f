export { RouteNotFound as default } from "@/components/shell/route-refused";
