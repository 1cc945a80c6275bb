import { UserError } from "../user-error.ts";

/** The end of a command whose question was answered with no. */
export function declined(): UserError {
  return new UserError({ code: "declined" });
}
