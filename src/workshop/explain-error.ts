export { explainAwsError } from "../aws/explain-error.ts";
