/* A letter as .docx, from the same text that is copied. This script and its library (docx, MIT) are fetched when somebody
   asks for a file. */
"use strict";

Playbook.letterDocx = (() => {
  const A4 = { width: 11906, height: 16838 }; // twentieths of a point
  const MARGIN = 1418; // 25 mm
  const SIZE = 22; // half points
  /* Fonts that come with Windows and Office; others substitute by language. */
  const FONTS = {
    ko: { latin: "Malgun Gothic", eastAsia: "Malgun Gothic", language: "ko-KR" },
    "zh-Hans": { latin: "Calibri", eastAsia: "Microsoft YaHei", language: "zh-CN" },
    "zh-Hant": { latin: "Calibri", eastAsia: "Microsoft JhengHei", language: "zh-TW" },
    en: { latin: "Calibri", eastAsia: "Malgun Gothic", language: "ko-KR" },
  };
  function fontOf({ latin, eastAsia }) {
    return { ascii: latin, hAnsi: latin, cs: latin, eastAsia };
  }

  /* Korean words in a Chinese letter keep a Korean font; the other way round, Chinese ones in a Korean letter are left
     to the Korean font, which has them. */
  function runs(docx, text, lang, bold) {
    const own = FONTS[lang];
    return text.split(/(\p{Script=Hangul}+(?:[ \p{Script=Hangul}]*\p{Script=Hangul})?)/u).filter(Boolean).map((piece) => {
      const font = /\p{Script=Hangul}/u.test(piece) ? { ...FONTS.ko, latin: own.latin } : own;
      return new docx.TextRun({
        text: piece,
        bold,
        font: fontOf(font),
        language: { value: lang === "en" ? "en-US" : own.language, eastAsia: font.language },
      });
    });
  }

  function paragraph(docx, line, lang, options) {
    return new docx.Paragraph({ children: runs(docx, line, lang, options.bold), spacing: { after: options.after, line: 300 } });
  }

  /* Control characters that XML does not know would make the file unreadable. */
  function clean(text) {
    // eslint-disable-next-line no-control-regex
    return (text.toWellFormed?.() ?? text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  }

  /** The file for these passages ([{text, joined, subject}]) in a language. Resolves to a Blob. */
  async function make(passages, lang) {
    await Playbook.load("vendor/docx.js");
    const { docx } = window;
    const children = passages.flatMap(({ text, subject }, index) => {
      const lines = clean(text).split("\n");
      const isLast = (line) => line === lines.length - 1 && !passages[index + 1]?.joined;
      return lines.map((line, at) => paragraph(docx, line, lang, { bold: subject, after: isLast(at) ? 200 : 0 }));
    });
    const footer = new docx.Footer({
      children: [
        new docx.Paragraph({
          alignment: docx.AlignmentType.CENTER,
          children: [
            new docx.TextRun({ children: [docx.PageNumber.CURRENT, " / ", docx.PageNumber.TOTAL_PAGES], size: 18 }),
          ],
        }),
      ],
    });
    const file = new docx.Document({
      title: clean(passages.find(({ subject }) => subject)?.text ?? ""),
      creator: "",
      lastModifiedBy: "",
      styles: { default: { document: { run: { font: fontOf(FONTS[lang]), size: SIZE } } } },
      sections: [
        {
          properties: { page: { size: A4, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
          footers: { default: footer },
          children,
        },
      ],
    });
    return docx.Packer.toBlob(file);
  }

  /** Make the file and hand it to the browser's downloads. Rejects if the library cannot be loaded. */
  async function download(passages, lang) {
    const blob = await make(passages, lang);
    const subject = passages.find((passage) => passage.subject)?.text ?? "";
    Playbook.files.download(`${Playbook.files.safeName(subject, "letter")}.docx`, blob, blob.type);
  }

  return { download };
})();
