/** Files that are read. A file that is removed meanwhile stays until its last reader is done. */
interface HeldFiles {
  /** Keeps files for a reader until the returned function is called. */
  hold(files: readonly string[]): () => void;
  /** Removes a file, now or after its last reader. */
  remove(file: string): Promise<void>;
}

/** `removeFile` removes a file that nobody reads. Its failure behind a reader is ignored. */
export function createHeldFiles(removeFile: (file: string) => Promise<void>): HeldFiles {
  const readers = new Map<string, number>();
  const removedMeanwhile = new Set<string>();

  function release(file: string): void {
    const left = (readers.get(file) ?? 1) - 1;
    if (left > 0) {
      readers.set(file, left);
      return;
    }
    readers.delete(file);
    if (removedMeanwhile.delete(file)) removeFile(file).catch(() => {});
  }

  return {
    hold(files) {
      for (const file of files) readers.set(file, (readers.get(file) ?? 0) + 1);
      return () => files.forEach(release);
    },
    async remove(file) {
      if (readers.has(file)) removedMeanwhile.add(file);
      else await removeFile(file);
    },
  };
}
