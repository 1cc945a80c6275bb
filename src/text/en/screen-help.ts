import type { AreaText } from "../entry.ts";

/** What the help says beside the summaries of the commands. */
export const text = {
  "help-attendee": "FOR THE WORKSHOP",
  "help-instructor": "FOR INSTRUCTORS AND OPERATORS",
  "help-scripts": "FOR SCRIPTS AND SHELLS",
  "exit-codes": "EXIT CODES",
  "exit-0": "The command did its work.",
  "exit-1": "The command failed, or an outcome is not the expected one.",
  "exit-2": "The command line, a file or a value is wrong. Nothing was changed.",
  "exit-3": "Credentials, permissions or the endpoint are missing.",
  "exit-4": "Something that was named does not exist.",
  "exit-5": "A question was not confirmed. Nothing was changed.",
  "exit-68": "Some parts failed and the others succeeded.",
  "exit-69": "AWS is still working on an earlier operation.",
  "exit-130": "The command was interrupted (143: terminated).",
} satisfies AreaText;
