import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OperatorProof, StatementProof } from "./prove-operator.ts";

type Passed = OperatorProof["passed"][number];

interface Stored {
  readonly passed: readonly Passed[];
  readonly proofs: readonly StatementProof[];
  /** Statements that were left out of the step after the last one that passed. */
  readonly tried: readonly string[];
  /** A copy of the endpoint's data after the last step that passed. */
  readonly data?: string | undefined;
  /** The port of every endpoint of the proof. */
  readonly port?: number | undefined;
}

/** How far a proof has come. */
export interface ProofRecord {
  readonly passed: readonly Passed[];
  readonly proofs: readonly StatementProof[];
  readonly data: string | undefined;
  readonly port: number | undefined;
  has(statement: string): boolean;
  hasTried(statement: string): boolean;
  tried(statement: string, proof: StatementProof | undefined): void;
  pass(step: Passed, state: { data: string; port: number }): void;
  /** Writes what is done. */
  close(): void;
}

/** @param folder where the record is kept; without one it lasts as long as the proof */
export function openProofRecord(folder: string | undefined): ProofRecord {
  const file = folder === undefined ? undefined : join(folder, "proof.json");
  let stored: Stored = { passed: [], proofs: [], tried: [] };
  if (file !== undefined && existsSync(file)) stored = JSON.parse(readFileSync(file, "utf8"));
  const set = (next: Stored): void => {
    stored = next;
    if (file === undefined || folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(stored, null, 2));
    renameSync(`${file}.new`, file);
  };
  return {
    get passed() {
      return stored.passed;
    },
    get proofs() {
      return stored.proofs;
    },
    get data() {
      return stored.data;
    },
    get port() {
      return stored.port;
    },
    has: (name) => stored.proofs.some(({ statement }) => statement === name),
    hasTried: (name) => stored.tried.includes(name),
    tried(name, proof) {
      set({ ...stored, tried: [...stored.tried, name], proofs: [...stored.proofs, ...(proof ? [proof] : [])] });
    },
    pass(step, { data, port }) {
      const old = stored.data;
      set({ passed: [...stored.passed, step], proofs: stored.proofs, tried: [], data, port });
      if (old !== undefined) rmSync(old, { recursive: true, force: true });
    },
    close() {
      set(stored);
      if (folder === undefined && stored.data !== undefined) rmSync(stored.data, { recursive: true, force: true });
    },
  };
}
