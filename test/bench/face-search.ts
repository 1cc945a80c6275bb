import { createFaceIndex } from "../../src/local/services/rekognition/faces/face-index.ts";
import { compareDescriptors } from "../../src/local/vision/faces/similarity.ts";
import { median, quietNode, timeProgram } from "./measure.ts";
import type { BenchRow } from "./report.ts";

const faces = 100_000;
const rounds = 15;
/** Distance between two strangers' descriptors, as dlib's network spreads them. */
const strangers = 0.85;

/** The exact search of a large collection, against a scan of objects that each hold a face. */
export async function benchFaceSearch(): Promise<BenchRow[]> {
  const index = createFaceIndex();
  const objects: { faceId: string; descriptor: number[] }[] = [];
  const middle = drawDescriptor(new Float32Array(128), 0.09);
  for (let face = 0; face < faces; face++) {
    const descriptor = drawDescriptor(middle, strangers / Math.sqrt(2 * 128));
    index.add(`face-${face}`, descriptor);
    objects.push({ faceId: `face-${face}`, descriptor: [...descriptor] });
  }
  const times: Record<"index" | "scan" | "node", number[]> = { index: [], scan: [], node: [] };
  for (let round = -2; round < rounds; round++) {
    const wanted = index.find(`face-${(round + 2) * 5000}`) ?? middle;
    const begin = performance.now();
    const found = index.search(wanted, { similarity: 70, limit: 3 });
    const between = performance.now();
    const scanned = objects
      .map(({ faceId, descriptor }) => ({ faceId, similarity: compareDescriptors(wanted, descriptor) }))
      .filter(({ similarity }) => similarity >= 70)
      .toSorted((a, b) => b.similarity - a.similarity)
      .slice(0, 3);
    const end = performance.now();
    if (found[0]?.faceId !== scanned[0]?.faceId) throw new Error("the searches found different faces");
    if (round < 0) continue;
    times.index.push(between - begin);
    times.scan.push(end - between);
    times.node.push(await timeProgram(process.execPath, ["-e", "0"], process.env));
  }
  const [search, scan, node] = [median(times.index), median(times.scan), median(times.node)];
  const budget = 20 * Math.max(1, node / quietNode);
  return [
    {
      what: "search among 100,000 faces, exact",
      measured: `${search.toFixed(1)} ms`,
      comparison: `a scan of objects: ${scan.toFixed(0)} ms`,
      ratio: `${(scan / search).toFixed(1)} ×`,
      budget: `20 ms, here ${budget.toFixed(0)} ms`,
      kept: search <= budget,
    },
  ];
}

/** Numbers around others, about normally spread. */
function drawDescriptor(around: Float32Array, spread: number): Float32Array {
  return around.map((value) => {
    let sum = 0;
    for (let draw = 0; draw < 6; draw++) sum += Math.random() - 0.5;
    return value + sum * Math.SQRT2 * spread;
  });
}
