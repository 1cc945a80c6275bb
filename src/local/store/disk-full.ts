/** A disk that takes no more: it is full, or a quota or a limit of file sizes (`ulimit -f`) is reached. */
const noRoomCodes: ReadonlySet<unknown> = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** Whether the system refused a write for want of room. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && noRoomCodes.has(error.code);
}
