// Public: the help centre's address without a language leads to the one with it.
export { default } from "../page";
