import { invalidArgument } from "../s3-errors.ts";

/** Tokens mean nothing to clients; inside is the last name that was listed. */
export function writeToken(name: string): string {
  return `1${Buffer.from(name).toString("base64url")}`;
}

/** @throws AwsError `InvalidArgument` for what is not a token of ours */
export function readToken(token: string): string {
  const name = Buffer.from(token.slice(1), "base64url").toString();
  if (token !== "" && writeToken(name) === token) return name;
  throw invalidArgument("The continuation token provided is incorrect", "continuation-token", token);
}
