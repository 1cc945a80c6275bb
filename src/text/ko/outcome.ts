import type { text as english } from "../en/outcome.ts";
import type { Translated } from "../entry.ts";
import { josa } from "../josa.ts";

const kinds = { accepted: "수락", succeeded: "성공", refused: "거부", failed: "실패", running: "실행 중" } as const;

export const text: Translated<typeof english> = {
  "outcome-line": (v, { say }) => (v.reason === undefined ? kinds[v.kind] : `${kinds[v.kind]}: ${say(v.reason)}`),

  "already-registered": "이미 등록된 얼굴",
  "no-face-found": "얼굴 없음",
  "several-faces": (v) => `얼굴 ${v.count}개`,
  "wearing-sunglasses": "선글라스 착용",
  "not-jpeg-or-png": "JPEG 또는 PNG 사진이 아님",
  "unreadable-photo": "사진을 읽을 수 없음",
  "timed-out": "실행 시간 초과",
  "was-stopped": "실행이 중지됨",
  "unknown-reason": "이유를 알 수 없음",
  "said-by-aws": (v) => v.text,

  "verdict-accepted": "FaceDetection 통과: 얼굴 1개",
  "verdict-no-face": "거부: 얼굴 없음",
  "verdict-several-faces": (v) => `거부: 얼굴 ${v.count}개`,
  "verdict-sunglasses": (v) => `거부: 선글라스 착용, ${v.percent} %`,

  "explain-own-face": (v) =>
    `컬렉션에 있는 얼굴은 ${v.user} 사용자가 이전 사진으로 등록한 본인의 얼굴입니다. CheckFaceDuplicate는 본인의 얼굴도 거부합니다.`,
  "explain-let-register": (v, { cmd }) =>
    `${josa(v.user, "을/를")} 다시 등록하려면: ${cmd("faces delete", { user: v.user })}`,
  "explain-known-face": (_, { cmd }) => `얼굴이 이미 컬렉션에 있습니다. 누구의 얼굴인지 보려면: ${cmd("faces list")}`,
  "explain-other-face": (v) =>
    `이 얼굴은 ${v.owner} 사용자로 등록되어 있습니다. 같은 사람이 다른 이름으로 가입하고 있습니다.`,
  "explain-free-face": (v, { cmd }) => `이 얼굴을 다시 등록하려면: ${cmd("faces delete", { user: v.owner })}`,
  "explain-collection-unseen": (v) =>
    `Rekognition이 컬렉션 ${josa(v.collection, "을/를")} 일시적으로 찾지 못했습니다. 컬렉션은 존재하므로 사진을 다시 실행하세요.`,
  "explain-no-collection": (v) =>
    `컬렉션 ${josa(v.collection, "이/가")} 없고 상태 머신에 이 오류에 대한 Catch가 없으므로 실행이 실패합니다.`,
  "explain-make-collection": (_, { cmd }) => `컬렉션을 생성하려면: ${cmd("collection reset")}`,
  "explain-face-filtered": (v) =>
    `Rekognition이 ${v.key}에서 얼굴을 탐지했지만 색인하지 않았습니다. 얼굴이 너무 작거나, 흐리거나, 옆을 향하고 있습니다. 상태 머신에 이 오류에 대한 Catch가 없으므로 실행이 실패합니다.`,
  "explain-larger-face": "얼굴이 더 크게 정면으로 나온 사진을 사용해 보세요.",
  "explain-role-denied": (v) =>
    `역할 ${v.role}에는 ${v.action} 권한이 없습니다. 템플릿은 이 작업을 허용하므로 역할이 변경되었거나 다른 정책이 거부합니다.`,
  "explain-check-roles": (_, { cmd }) => `역할을 확인하려면: ${cmd("setup")}`,
  "explain-unreadable-photo": (v) =>
    `함수가 사진 ${josa(v.key, "을/를")} 읽지 못했습니다. 사진이 삭제되었거나, 함수가 디코딩하는 문자가 키에 들어 있습니다.`,
  "explain-face-left": (v) =>
    `얼굴은 실패하기 전에 색인되어 컬렉션에 남아 있습니다. ${v.user} 사용자의 다음 사진은 이미 등록된 얼굴로 거부됩니다.`,
  "explain-try-again": (v, { cmd }) =>
    `${josa(v.user, "이/가")} 다시 시도하려면: ${cmd("faces delete", { user: v.user })}`,
};
