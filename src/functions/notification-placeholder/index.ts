import { logInput } from "../shared/log.ts";
import { createHandler, readMailSetup } from "./notify-rider.ts";

export const handler = logInput(createHandler(readMailSetup(process.env)));
