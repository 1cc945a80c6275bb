import { isIPv4, isIPv6 } from "node:net";
import type { TokenReader } from "./json-tokens.ts";
import { PatternFault } from "./pattern-fault.ts";
import type { ValueTest } from "./pattern.ts";

/** Reads the value of `{"cidr": "10.0.0.0/24"}`. The range begins at the address given, as in AWS's rule engine. */
export function parseAddressRange(tokens: TokenReader): ValueTest {
  // "prefix" is AWS's own word here.
  if (tokens.next().kind !== "text") tokens.fail("prefix match pattern must be a string");
  const [address = "", mask, ...more] = tokens.content().split("/");
  if (mask === undefined || more.length > 0) throw new PatternFault("Malformed CIDR, one '/' required");
  if (!/^[-+]?\d+$/.test(mask)) throw new PatternFault("Malformed CIDR, mask bits must be an integer");
  const maskBits = Number(mask);
  if (maskBits < 0) throw new PatternFault("Malformed CIDR, mask bits must not be negative");
  const version = versionOf(address);
  if (version === undefined) throw new PatternFault(`Nonstandard IP address: ${address}`);
  const bits = version === 4 ? 32 : 128;
  if (maskBits >= bits) throw new PatternFault(`IPv${version} mask bits must be < ${bits}`);
  const bottom = toNumber(address);
  const top = bottom | ((1n << BigInt(bits - maskBits)) - 1n);
  return (value) => {
    if (typeof value !== "string" || versionOf(value) !== version) return false;
    const number = toNumber(value);
    return number >= bottom && number <= top;
  };
}

function versionOf(address: string): 4 | 6 | undefined {
  if (isIPv4(address)) return 4;
  return isIPv6(address) && !address.includes("%") ? 6 : undefined;
}

/** The number an address stands for. */
function toNumber(address: string): bigint {
  if (isIPv4(address)) return address.split(".").reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
  const [head = [], tail = []] = address
    .split("::")
    .map((half) => (half === "" ? [] : half.split(":").flatMap(groups)));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => 0n);
  return [...head, ...zeros, ...tail].reduce((sum, group) => (sum << 16n) | group, 0n);
}

/** The group of an IPv6 address as a number; an IPv4 address at its end is two. */
function groups(part: string): bigint[] {
  if (!part.includes(".")) return [BigInt(`0x${part}`)];
  const number = toNumber(part);
  return [number >> 16n, number & 0xffffn];
}
