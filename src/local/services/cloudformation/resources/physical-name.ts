import { randomInt } from "node:crypto";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const randomLength = 12;

/**
 * A name for a resource whose template gives none: `STACK-LOGICALID-RANDOM`. Too long a name loses the ends of its
 * first two parts, the longer one first, never the random part.
 *
 * @param options.max the longest name the service takes
 */
export function generatePhysicalName(options: {
  stackName: string;
  logicalId: string;
  max: number;
  lowerCase?: true;
}): string {
  const random = Array.from({ length: randomLength }, () => letters[randomInt(letters.length)]).join("");
  const room = options.max - randomLength - 2;
  const half = Math.floor(room / 2);
  const stackRoom = Math.max(room - options.logicalId.length, half);
  const stack = options.stackName.slice(0, stackRoom).replace(/-+$/u, "");
  const logical = options.logicalId.slice(0, room - stack.length);
  const name = `${stack}-${logical}-${random}`;
  return options.lowerCase ? name.toLowerCase() : name;
}
