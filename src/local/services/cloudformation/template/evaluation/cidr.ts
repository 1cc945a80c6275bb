import { isIPv4, isIPv6, SocketAddress } from "node:net";

/**
 * Cuts the first blocks out of a network, as `Fn::Cidr` does.
 *
 * @param block `ADDRESS/LENGTH`, IPv4 or IPv6
 * @param count how many blocks, 1 to 256
 * @param bits how many bits of each block are left to hosts
 * @returns undefined when the blocks do not fit or an argument is none
 */
export function cutCidr(block: string, count: number, bits: number): string[] | undefined {
  const [address, lengthText, more] = block.split("/");
  if (address === undefined || more !== undefined || !/^\d+$/u.test(lengthText ?? "")) return undefined;
  const width = isIPv4(address) ? 32 : isIPv6(address) ? 128 : 0;
  const length = Number(lengthText);
  const blockLength = width - bits;
  if (width === 0 || length > width || !Number.isInteger(bits) || bits < 0 || blockLength < length) return undefined;
  if (!Number.isInteger(count) || count < 1 || count > 256 || count > 2 ** (blockLength - length)) return undefined;
  const first = (readAddress(address, width) >> BigInt(width - length)) << BigInt(width - length);
  return Array.from(
    { length: count },
    (_, index) => `${writeAddress(first + (BigInt(index) << BigInt(bits)), width)}/${blockLength}`,
  );
}

function readAddress(address: string, width: number): bigint {
  if (width === 32) return address.split(".").reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  return [...before, ...zeros, ...after].reduce((sum, part) => (sum << 16n) + BigInt(`0x${part}`), 0n);
}

function writeAddress(value: bigint, width: number): string {
  const step = width === 32 ? 8n : 16n;
  const parts: string[] = [];
  for (let shift = BigInt(width) - step; shift >= 0n; shift -= step) {
    const part = (value >> shift) & ((1n << step) - 1n);
    parts.push(part.toString(width === 32 ? 10 : 16));
  }
  if (width === 32) return parts.join(".");
  return new SocketAddress({ address: parts.join(":"), family: "ipv6" }).address;
}
