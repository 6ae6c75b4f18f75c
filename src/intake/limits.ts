/** What intake takes at most. What is beyond is refused with a reason; nothing untrusted decides how much work is done. */
export const limits = {
  /** Bytes of one report's text, as UTF-8: a report has some thousand words; what is longer is no single report. */
  reportBytes: 10_000_000,
  /** Bytes of a file that must be held whole to be parsed: a page, a PDF, a DOCX, a saved mail. */
  fileBytes: 50_000_000,
  /** Bytes of one HTML page; its tree takes some twenty times as much memory. */
  pageBytes: 20_000_000,
  /** Bytes of one JSON value or CSV row: escapes can make it longer than its text. */
  rowBytes: 40_000_000,
  /** Bytes that a compressed file may become, over its whole length. */
  unpackedBytes: 500_000_000_000,
  /** How many times larger than itself a compressed file may become, once it has become `ratioFrom` bytes. */
  unpackedRatio: 200,
  ratioFrom: 100_000_000,
  /** Compression within compression: a WACZ holds WARCs that hold compressed pages. */
  packedDepth: 3,
  /** Entries of one ZIP container. */
  zipEntries: 100_000,
  /** Folders within folders. */
  folderDepth: 64,
  /** Parts within parts of a saved mail or page. */
  mimeDepth: 20,
  /** Elements within elements of a page, and values within values of its data. */
  treeDepth: 500,
  /** Pages of a PDF. */
  pdfPages: 500,
  /** What parsing one file in the sandbox may take: time, memory of its values, and memory in all (also binary). */
  sandboxMilliseconds: 30_000,
  sandboxHeapMegabytes: 512,
  sandboxMemoryMegabytes: 1_500,
} as const;

/** A number of bytes for people. */
export const megabytes = (bytes: number): string =>
  bytes < 1_000_000_000 ? `${Math.round(bytes / 100_000) / 10} MB` : `${Math.round(bytes / 100_000_000) / 10} GB`;
