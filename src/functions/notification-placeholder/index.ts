import { logInput } from "../shared/log.ts";
import { wordNotification } from "./word-notification.ts";

export const handler = logInput(wordNotification);
