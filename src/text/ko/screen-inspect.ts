import type { text as english } from "../en/screen-inspect.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

export const text: Translated<typeof english> = {
  "section-stack": "스택",
  "section-photos": (v) => `사진(${v.count})`,
  "section-thumbnails": (v) => `썸네일(${v.count})`,
  "section-items": (v) => `항목(${v.count})`,
  "section-faces": (v) => `얼굴(${v.count})`,
  "section-machines": (v) => `상태 머신(${v.count})`,
  "section-executions": (v) => `최근 실행(${v.count})`,
  "section-other-machines": (v) => `다른 상태 머신(${v.count})`,
  "section-versions": "제자리에서 업데이트하는 상태 머신의 버전",
  "machine-form": (v) =>
    v.form === "own" ? "직접 만든 것" : v.stage === undefined ? v.form : `${v.form}, ${v.stage}단계`,
  "no-stack": (_, { cmd }) => `없음: \`${cmd("setup")}\` 명령을 실행하세요`,
  "no-collection": (_, { cmd }) => `컬렉션 없음: \`${cmd("setup")}\` 명령을 실행하세요`,
  "and-more": (v) => `… 외 ${v.count}개`,
  "template-differs": "다름",
  "template-same": "같음",
  "just-now": "방금",
  "minutes-ago": (v) => `${v.count}분 전`,
  "hours-ago": (v) => `${v.count}시간 전`,
  "days-ago": (v) => `${v.count}일 전`,

  "no-item": "없음(4단계에서 기록됩니다)",
  "collection-created": (v) => `컬렉션 ${josa(v.collection, "을/를")} 생성했습니다.`,
  "collection-emptied": (v) => `컬렉션 ${josa(v.collection, "을/를")} 비웠습니다. 얼굴 ${v.faces}개를 삭제했습니다.`,

  "no-faces": "컬렉션에 얼굴이 없습니다.",
  "no-duplicates": "여러 사용자로 등록된 사람이 없습니다.",
  "duplicate-group": (v) => `${v.users.join(", ")}: 같은 사람, 유사도 ${v.similarity} 이상`,
  "duplicates-next": (_, { cmd }) => `한 사용자의 얼굴을 삭제하려면: ${cmd("faces delete", { user: "ID" })}`,
  "no-similar-face": "컬렉션에 비슷한 얼굴이 없습니다.",
  "nothing-deleted": "삭제할 얼굴이 없었습니다.",
  "faces-deleted": (v) => `얼굴 ${v.count}개를 삭제했습니다:`,
  "no-user": "사용자 없음",
  "numbered-face": (v) => `얼굴 ${v.number}`,
  "face-attributes": (v) =>
    `${v.confidence}, 선글라스 ${v.sunglasses ? "예" : "아니요"} (${v.sunglassesConfidence}), 안경 ${v.eyeglasses ? "예" : "아니요"} (${v.eyeglassesConfidence})`,
};
