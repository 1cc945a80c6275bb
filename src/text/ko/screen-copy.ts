import type { text as english } from "../en/screen-copy.ts";
import type { Translated } from "../entry.ts";

const withMore = (v: { keys: string; more: number }): string => (v.more === 0 ? v.keys : `${v.keys} 외 ${v.more}개`);

export const text: Translated<typeof english> = {
  "copy-done": (v) =>
    [
      `객체 ${v.copied}개 복사`,
      `${v.same}개는 이미 같음`,
      ...(v.gone === 0 ? [] : [`${v.gone}개는 그사이 원본에서 삭제됨`]),
      ...(v.deleted === 0 ? [] : [`대상에서 ${v.deleted}개 삭제`]),
    ].join(", "),
  "copy-unchanged": (v) => `복사할 것이 없습니다. 객체 ${v.same}개는 이미 같습니다`,
  "copy-count": (v) => `객체 ${v.count}개, ${v.size}`,
  "copy-extra": (v) => `대상에만 있음(${v.count}): ${withMore(v)}`,
  "copy-missing": (v) => `대상에 없음(${v.count}): ${withMore(v)}`,
  "copy-different": (v) => `다름(${v.count}): ${withMore(v)}`,
  "copy-too-large": (v) => `5 GB가 넘어 복사하지 않음(${v.count}): ${withMore(v)}`,
};
