/** Says which of many digests may have come before, in a memory of fixed size. */
interface DuplicateFilter {
  /** Whether this digest was probably there before: never wrong with no, rarely wrong with yes. */
  mayRepeat(digest: string): boolean;
}

const mostBytes = 64 * 1024 * 1024;
const probes = 4;

/**
 * A Bloom filter for the rows of a manifest of this size. At 64 MB, for manifests of 2 GB and more, about one row in
 * fifty is suspected without cause; a second reading clears it.
 */
export function createDuplicateFilter(manifestBytes: number): DuplicateFilter {
  const bytes = 2 ** Math.ceil(Math.log2(Math.min(mostBytes, Math.max(4096, manifestBytes / 16))));
  const bits = new Uint8Array(bytes);
  const mask = bytes * 8 - 1;
  return {
    mayRepeat(digest) {
      let at = Number.parseInt(digest.slice(0, 8), 16);
      const step = Number.parseInt(digest.slice(8, 16), 16) | 1;
      let seen = true;
      for (let probe = 0; probe < probes; probe += 1) {
        const bit = (at & mask) >>> 0;
        const byte = bits[bit >>> 3] ?? 0;
        if ((byte & (1 << (bit & 7))) === 0) {
          seen = false;
          bits[bit >>> 3] = byte | (1 << (bit & 7));
        }
        at = (at + step) | 0;
      }
      return seen;
    },
  };
}
