/* Korean particles follow the sound at the end of the word before them. */
"use strict";

Playbook.particle = (() => {
  /* Final sounds: "vowel", "rieul" (ㄹ, which 으로/로 treats as a vowel), "consonant", or "" where it cannot be known. */
  const DIGITS = ["consonant", "rieul", "vowel", "consonant", "vowel", "vowel", "consonant", "rieul", "rieul", "vowel"];
  const LETTER_NAMES = { L: "rieul", M: "consonant", N: "consonant", R: "rieul" };

  /* NFKC composes syllables, opens ㈜ to (주), and turns single letters (ㄱ, ㅏ) into conjoining ones. */
  function finalSound(word) {
    const text = word.normalize("NFKC").replace(/[^\p{L}\p{N}]+$/u, "");
    const last = text.at(-1) ?? "";
    const code = last.charCodeAt(0);
    if (code >= 0xac00 && code <= 0xd7a3) {
      const final = (code - 0xac00) % 28;
      if (final === 0) return "vowel";
      return final === 8 ? "rieul" : "consonant";
    }
    if (/[\u1100-\u1112\u11a8-\u11c2]/.test(last)) return "consonant";
    if (/[\u1161-\u1175]/.test(last)) return "vowel";
    if (/[0-9]/.test(last)) return numberSound(text);
    if (/[A-Za-z]/.test(last)) return latinSound(text.match(/[A-Za-z]+$/)[0]);
    return "";
  }

  /* 영 일 이 삼 …; a round number ends in 십, 백, 천, 만 or 억, all closed; 조 (twelve zeros and more) is left open. */
  function numberSound(text) {
    const zeros = text.match(/0*$/)[0].length;
    return zeros >= 12 ? "" : DIGITS[Number(text.at(-1))];
  }

  /* Capitals are spelled out (LG 엘지). Of words only endings that Koreans read one way are decided: “Nike” ends in a
     vowel, “Apple” in ㄹ, so e is open, as are stops (“Book” 북, “tech” 테크). */
  function latinSound(word) {
    const last = word.at(-1);
    if (word === word.toUpperCase()) return LETTER_NAMES[last] ?? "vowel";
    const lower = last.toLowerCase();
    if (/[aiouywrszxfvj]/.test(lower)) return "vowel";
    if (lower === "l") return "rieul";
    if (/[mn]/.test(lower) || word.toLowerCase().endsWith("ng")) return "consonant";
    return "";
  }

  /** The particle of a pair such as "은/는" that fits after `word`; the pair's open form where that is not known. */
  return (word, pair, open) => {
    const [afterConsonant, afterVowel] = pair.split("/");
    const sound = finalSound(word);
    if (sound === "") return open;
    if (sound === "rieul" && afterConsonant === "으로") return afterVowel;
    return sound === "vowel" ? afterVowel : afterConsonant;
  };
})();
