import { readMember, readText } from "../shared/photo-event.ts";

/** The message that a rider would get. */
export interface Notification {
  readonly messageToSend: { readonly title: unknown; readonly message: unknown };
}

/**
 * Puts the error that sent a photo here into a message; nothing is sent. `errorInfo` is what a Catch wrote: the
 * error's name, and as cause the JSON text that Lambda reports a function's error with. Without it, both parts of the
 * message are empty.
 *
 * @throws SyntaxError when the cause is not JSON.
 */
export async function wordNotification(event: unknown): Promise<Notification> {
  const errorInfo = readMember(event, "errorInfo");
  if (errorInfo === undefined || errorInfo === null) return { messageToSend: { title: "", message: "" } };
  const cause: unknown = JSON.parse(readText(errorInfo, "Cause"));
  return {
    messageToSend: { title: readMember(errorInfo, "Error"), message: readMember(cause, "errorMessage") },
  };
}
