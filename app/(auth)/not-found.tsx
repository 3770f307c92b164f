export { PublicNotFound as default } from "@/components/shell/public-not-found";
