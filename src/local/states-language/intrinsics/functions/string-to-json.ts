import { jsonComplaint } from "../../json-fault.ts";
import { parseJson } from "../../json.ts";
import { stringArgument } from "../arguments.ts";
import { type Intrinsic, IntrinsicFault } from "../intrinsic.ts";

/**
 * `States.StringToJson(text)`: the JSON value that the text holds; a blank text holds null (recorded).
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const stringToJson: Intrinsic = {
  name: "States.StringToJson",
  fewestArguments: 1,
  mostArguments: 1,
  apply(args) {
    const text = stringArgument(args, 0);
    if (/^[ \t\r\n]*$/.test(text)) return null;
    try {
      return parseJson(text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const reason = `Cannot convert String to Json in States.StringToJson, caused by: ${jsonComplaint(text)}`;
      throw new IntrinsicFault(reason, { cause: error });
    }
  },
};
