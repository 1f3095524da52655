/* The parts of docx that letter-docx.js uses; the bundler leaves the rest out. */
export { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from "docx";
