// Never shown: without it every page carries Next's own one, twice.
export { RouteForbidden as default } from "@/components/shell/route-refused";
