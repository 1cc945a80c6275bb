import { StatesError } from "../../../states-language/index.ts";

/** What a distributed Map state fails with when its items cannot be read. */
export const itemReaderFailed = (cause: string): StatesError =>
  new StatesError({ error: "States.ItemReaderFailed", cause });

/** What it fails with when its results cannot be written. */
export const resultWriterFailed = (cause: string): StatesError =>
  new StatesError({ error: "States.ResultWriterFailed", cause });
